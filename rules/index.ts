/** Every rule, by id. Generated: npm run generate. */
import type { AnyRule } from '../src/core/index.js'
import arithBreakdownMismatch from './arith-breakdown-mismatch.js'
import arithCarryOver from './arith-carry-over.js'
import arithCountLabelMismatch from './arith-count-label-mismatch.js'
import arithMonthSumVsCumulative from './arith-month-sum-vs-cumulative.js'
import arithRateMismatch from './arith-rate-mismatch.js'
import arithSubtotalMismatch from './arith-subtotal-mismatch.js'
import arithTotalRowMismatch from './arith-total-row-mismatch.js'
import arithUnitScaleSuspect from './arith-unit-scale-suspect.js'
import dateActualInFuture from './date-actual-in-future.js'
import dateColumnAmbiguous from './date-column-ambiguous.js'
import dateContinuingStartInYear from './date-continuing-start-in-year.js'
import dateFinishBeforeStart from './date-finish-before-start.js'
import dateNewStartOutsideYear from './date-new-start-outside-year.js'
import datePlannedStartOverdue from './date-planned-start-overdue.js'
import formatDateFloatTrap from './format-date-float-trap.js'
import formatDateUnparseable from './format-date-unparseable.js'
import formatEdgeWhitespace from './format-edge-whitespace.js'
import formatEnumUnknown from './format-enum-unknown.js'
import formatInnerSpaceInName from './format-inner-space-in-name.js'
import formatLinebreakInCell from './format-linebreak-in-cell.js'
import formatNonstandardSpace from './format-nonstandard-space.js'
import formatNumberAsText from './format-number-as-text.js'
import formatNumberUnparseable from './format-number-unparseable.js'
import formatNumberWithUnit from './format-number-with-unit.js'
import idDuplicateName from './id-duplicate-name.js'
import idProjectCodeDuplicate from './id-project-code-duplicate.js'
import idProjectCodeFormat from './id-project-code-format.js'
import idProjectCodeRegion from './id-project-code-region.js'
import idUsccInvalid from './id-uscc-invalid.js'
import investCumExceedsTotal from './invest-cum-exceeds-total.js'
import investFinishYearShortfall from './invest-finish-year-shortfall.js'
import investNoProgressButAmount from './invest-no-progress-but-amount.js'
import investNotPositive from './invest-not-positive.js'
import investPlanExceedsTotal from './invest-plan-exceeds-total.js'
import investPlanFarFromLinear from './invest-plan-far-from-linear.js'
import kpiListSize from './kpi-list-size.js'
import kpiStartRate from './kpi-start-rate.js'
import kpiStartScheduleInfeasible from './kpi-start-schedule-infeasible.js'
import leaderMissing from './leader-missing.js'
import leaderNotInRoster from './leader-not-in-roster.js'
import leaderOrderInconsistent from './leader-order-inconsistent.js'
import leaderOverloaded from './leader-overloaded.js'
import leaderUnsplittable from './leader-unsplittable.js'
import statDocsIncomplete from './stat-docs-incomplete.js'
import statIncludedBelowThreshold from './stat-included-below-threshold.js'
import statIncludedNotStarted from './stat-included-not-started.js'
import statNoReason from './stat-no-reason.js'
import statShouldBeIncluded from './stat-should-be-included.js'
import statTotalVsApproval from './stat-total-vs-approval.js'
import statusCompletedLowCumulative from './status-completed-low-cumulative.js'
import statusNameVsNature from './status-name-vs-nature.js'
import statusNatureVsStarted from './status-nature-vs-started.js'
import statusNotStartedWithInvestment from './status-not-started-with-investment.js'
import structureDuplicateColumn from './structure-duplicate-column.js'
import structureHeaderNotFound from './structure-header-not-found.js'
import structureMixedMoneyUnits from './structure-mixed-money-units.js'
import structureRepeatedHeaderRow from './structure-repeated-header-row.js'
import structureRequiredColumnMissing from './structure-required-column-missing.js'
import structureSeqBroken from './structure-seq-broken.js'
import structureSortOrderBroken from './structure-sort-order-broken.js'
import structureUnitLineMissing from './structure-unit-line-missing.js'
import unitAlias from './unit-alias.js'
import unitMissing from './unit-missing.js'

export { fields } from './fields.js'
export { packTexts } from './packs.generated.js'
export { tables } from './tables.js'

export const rules: readonly AnyRule[] = [
  arithBreakdownMismatch,
  arithCarryOver,
  arithCountLabelMismatch,
  arithMonthSumVsCumulative,
  arithRateMismatch,
  arithSubtotalMismatch,
  arithTotalRowMismatch,
  arithUnitScaleSuspect,
  dateActualInFuture,
  dateColumnAmbiguous,
  dateContinuingStartInYear,
  dateFinishBeforeStart,
  dateNewStartOutsideYear,
  datePlannedStartOverdue,
  formatDateFloatTrap,
  formatDateUnparseable,
  formatEdgeWhitespace,
  formatEnumUnknown,
  formatInnerSpaceInName,
  formatLinebreakInCell,
  formatNonstandardSpace,
  formatNumberAsText,
  formatNumberUnparseable,
  formatNumberWithUnit,
  idDuplicateName,
  idProjectCodeDuplicate,
  idProjectCodeFormat,
  idProjectCodeRegion,
  idUsccInvalid,
  investCumExceedsTotal,
  investFinishYearShortfall,
  investNoProgressButAmount,
  investNotPositive,
  investPlanExceedsTotal,
  investPlanFarFromLinear,
  kpiListSize,
  kpiStartRate,
  kpiStartScheduleInfeasible,
  leaderMissing,
  leaderNotInRoster,
  leaderOrderInconsistent,
  leaderOverloaded,
  leaderUnsplittable,
  statDocsIncomplete,
  statIncludedBelowThreshold,
  statIncludedNotStarted,
  statNoReason,
  statShouldBeIncluded,
  statTotalVsApproval,
  statusCompletedLowCumulative,
  statusNameVsNature,
  statusNatureVsStarted,
  statusNotStartedWithInvestment,
  structureDuplicateColumn,
  structureHeaderNotFound,
  structureMixedMoneyUnits,
  structureRepeatedHeaderRow,
  structureRequiredColumnMissing,
  structureSeqBroken,
  structureSortOrderBroken,
  structureUnitLineMissing,
  unitAlias,
  unitMissing,
]
