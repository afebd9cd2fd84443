/** Every rule, by id. Generated: npm run generate. */
import type { AnyRule } from '../src/core/index.js'
import arithBreakdownIncomplete from './arith-breakdown-incomplete.js'
import arithBreakdownMismatch from './arith-breakdown-mismatch.js'
import arithCarryOver from './arith-carry-over.js'
import arithCompositionSum from './arith-composition-sum.js'
import arithCountLabelMismatch from './arith-count-label-mismatch.js'
import arithFundingSum from './arith-funding-sum.js'
import arithLikelyWrongCell from './arith-likely-wrong-cell.js'
import arithMonthSumVsCumulative from './arith-month-sum-vs-cumulative.js'
import arithQuarterPlanSum from './arith-quarter-plan-sum.js'
import arithRateMismatch from './arith-rate-mismatch.js'
import arithShareNot100 from './arith-share-not-100.js'
import arithStarScore from './arith-star-score.js'
import arithSubtotalMismatch from './arith-subtotal-mismatch.js'
import arithTimeProgressBase from './arith-time-progress-base.js'
import arithTotalRowMismatch from './arith-total-row-mismatch.js'
import arithUnitScaleSuspect from './arith-unit-scale-suspect.js'
import contactPhoneInvalid from './contact-phone-invalid.js'
import dateActualInFuture from './date-actual-in-future.js'
import dateActualOrder from './date-actual-order.js'
import dateColumnAmbiguous from './date-column-ambiguous.js'
import dateContinuingStartInYear from './date-continuing-start-in-year.js'
import dateDeadlinePassed from './date-deadline-passed.js'
import dateDurationImplausible from './date-duration-implausible.js'
import dateFinishBeforeStart from './date-finish-before-start.js'
import dateFinishPassedNotDone from './date-finish-passed-not-done.js'
import dateFinishedBeforePlanYear from './date-finished-before-plan-year.js'
import dateLibraryOrder from './date-library-order.js'
import dateNewStartOutsideYear from './date-new-start-outside-year.js'
import datePlannedStartOverdue from './date-planned-start-overdue.js'
import dateRosterOrder from './date-roster-order.js'
import dateSignOrder from './date-sign-order.js'
import formatBracketWidthMixed from './format-bracket-width-mixed.js'
import formatDateFloatTrap from './format-date-float-trap.js'
import formatDateStyleMixed from './format-date-style-mixed.js'
import formatDateUnparseable from './format-date-unparseable.js'
import formatDecimalsInconsistent from './format-decimals-inconsistent.js'
import formatEdgeWhitespace from './format-edge-whitespace.js'
import formatEnumUnknown from './format-enum-unknown.js'
import formatFullwidthChars from './format-fullwidth-chars.js'
import formatInnerSpaceInName from './format-inner-space-in-name.js'
import formatLinebreakInCell from './format-linebreak-in-cell.js'
import formatNonstandardSpace from './format-nonstandard-space.js'
import formatNumberAsText from './format-number-as-text.js'
import formatNumberUnparseable from './format-number-unparseable.js'
import formatNumberWithUnit from './format-number-with-unit.js'
import formatPercentScale from './format-percent-scale.js'
import formatPlaceholder from './format-placeholder.js'
import formatUnitSymbol from './format-unit-symbol.js'
import idDuplicateName from './id-duplicate-name.js'
import idNameSuspicious from './id-name-suspicious.js'
import idNearDuplicateName from './id-near-duplicate-name.js'
import idProjectCodeDate from './id-project-code-date.js'
import idProjectCodeDuplicate from './id-project-code-duplicate.js'
import idProjectCodeFormat from './id-project-code-format.js'
import idProjectCodeMissing from './id-project-code-missing.js'
import idProjectCodeRegion from './id-project-code-region.js'
import idRosterDuplicate from './id-roster-duplicate.js'
import idUsccInvalid from './id-uscc-invalid.js'
import investBondExceedsTotal from './invest-bond-exceeds-total.js'
import investCopiedValues from './invest-copied-values.js'
import investCumExceedsTotal from './invest-cum-exceeds-total.js'
import investFinishYearShortfall from './invest-finish-year-shortfall.js'
import investMonthExceedsPlan from './invest-month-exceeds-plan.js'
import investNoProgressButAmount from './invest-no-progress-but-amount.js'
import investNotPositive from './invest-not-positive.js'
import investPlanExceedsRemaining from './invest-plan-exceeds-remaining.js'
import investPlanExceedsTotal from './invest-plan-exceeds-total.js'
import investPlanFarFromLinear from './invest-plan-far-from-linear.js'
import investReceivedExceedsAgreed from './invest-received-exceeds-agreed.js'
import investYearCumOverPlan from './invest-year-cum-over-plan.js'
import kpiIndustryShare from './kpi-industry-share.js'
import kpiKeyShareOfFai from './kpi-key-share-of-fai.js'
import kpiListSize from './kpi-list-size.js'
import kpiPlanVsFaiTask from './kpi-plan-vs-fai-task.js'
import kpiProcedureCompletion from './kpi-procedure-completion.js'
import kpiRankInconsistent from './kpi-rank-inconsistent.js'
import kpiReportCadence from './kpi-report-cadence.js'
import kpiReserveScale from './kpi-reserve-scale.js'
import kpiResumeRate from './kpi-resume-rate.js'
import kpiSignAmount from './kpi-sign-amount.js'
import kpiSignStartRate from './kpi-sign-start-rate.js'
import kpiSixListsComplete from './kpi-six-lists-complete.js'
import kpiStarOrder from './kpi-star-order.js'
import kpiStartRate from './kpi-start-rate.js'
import kpiStartScheduleInfeasible from './kpi-start-schedule-infeasible.js'
import leaderDuplicateInCell from './leader-duplicate-in-cell.js'
import leaderFourOnesIncomplete from './leader-four-ones-incomplete.js'
import leaderMissing from './leader-missing.js'
import leaderMultipleWhenOne from './leader-multiple-when-one.js'
import leaderNotInRoster from './leader-not-in-roster.js'
import leaderOrderInconsistent from './leader-order-inconsistent.js'
import leaderOverloaded from './leader-overloaded.js'
import leaderUnsplittable from './leader-unsplittable.js'
import periodConstantAmount from './period-constant-amount.js'
import periodCumDecreased from './period-cum-decreased.js'
import periodCumRecurrence from './period-cum-recurrence.js'
import periodPlanChanged from './period-plan-changed.js'
import periodProjectDisappeared from './period-project-disappeared.js'
import periodStartDateChanged from './period-start-date-changed.js'
import periodStatusRegressed from './period-status-regressed.js'
import periodTotalChanged from './period-total-changed.js'
import periodUnitScaleSuspect from './period-unit-scale-suspect.js'
import periodValueCarried from './period-value-carried.js'
import periodYearRollover from './period-year-rollover.js'
import statCodeMissing from './stat-code-missing.js'
import statContractDate from './stat-contract-date.js'
import statDispatchGap from './stat-dispatch-gap.js'
import statDocsIncomplete from './stat-docs-incomplete.js'
import statIncludedBelowThreshold from './stat-included-below-threshold.js'
import statIncludedNotStarted from './stat-included-not-started.js'
import statNoReason from './stat-no-reason.js'
import statShouldBeIncluded from './stat-should-be-included.js'
import statTotalVsApproval from './stat-total-vs-approval.js'
import statUnitVsApproval from './stat-unit-vs-approval.js'
import statusBehindSchedule from './status-behind-schedule.js'
import statusCompletedLowCumulative from './status-completed-low-cumulative.js'
import statusCompletedWithoutDate from './status-completed-without-date.js'
import statusMoneyVsPhysicalGap from './status-money-vs-physical-gap.js'
import statusNameVsNature from './status-name-vs-nature.js'
import statusNatureVsStarted from './status-nature-vs-started.js'
import statusNotStartedWithInvestment from './status-not-started-with-investment.js'
import statusProcedureOrder from './status-procedure-order.js'
import statusStaleProgressText from './status-stale-progress-text.js'
import statusStartedWithoutDate from './status-started-without-date.js'
import statusStartedZeroInvestment from './status-started-zero-investment.js'
import structureBlankRowInside from './structure-blank-row-inside.js'
import structureDuplicateColumn from './structure-duplicate-column.js'
import structureErrorOrHardcodedTotal from './structure-error-or-hardcoded-total.js'
import structureHeaderNotFound from './structure-header-not-found.js'
import structureHiddenData from './structure-hidden-data.js'
import structureMergedDataCells from './structure-merged-data-cells.js'
import structureMixedMoneyUnits from './structure-mixed-money-units.js'
import structureNoteRowInData from './structure-note-row-in-data.js'
import structureRaggedRow from './structure-ragged-row.js'
import structureRepeatedHeaderRow from './structure-repeated-header-row.js'
import structureRequiredColumnMissing from './structure-required-column-missing.js'
import structureSeqBroken from './structure-seq-broken.js'
import structureSignatureMissing from './structure-signature-missing.js'
import structureSortOrderBroken from './structure-sort-order-broken.js'
import structureSurveyIncomplete from './structure-survey-incomplete.js'
import structureSurveyItems from './structure-survey-items.js'
import structureUnitLineMissing from './structure-unit-line-missing.js'
import unitAbolished from './unit-abolished.js'
import unitAlias from './unit-alias.js'
import unitMissing from './unit-missing.js'
import unitNotInRoster from './unit-not-in-roster.js'
import unitSuccessorUnknown from './unit-successor-unknown.js'
import xrefBlockClosedButProblem from './xref-block-closed-but-problem.js'
import xrefBlockIncomplete from './xref-block-incomplete.js'
import xrefElementOpen from './xref-element-open.js'
import xrefFieldConflict from './xref-field-conflict.js'
import xrefLeaderOverloaded from './xref-leader-overloaded.js'
import xrefMajorNotSubset from './xref-major-not-subset.js'
import xrefProjectUnknown from './xref-project-unknown.js'
import xrefReportedTwice from './xref-reported-twice.js'
import xrefRosterUnknown from './xref-roster-unknown.js'
import xrefSignToStart from './xref-sign-to-start.js'
import xrefStartedWithoutPermits from './xref-started-without-permits.js'
import xrefSumMismatch from './xref-sum-mismatch.js'

export { fields } from './fields.js'
export { packTexts } from './packs.generated.js'
export { tables } from './tables.js'

export const rules: readonly AnyRule[] = [
  arithBreakdownIncomplete,
  arithBreakdownMismatch,
  arithCarryOver,
  arithCompositionSum,
  arithCountLabelMismatch,
  arithFundingSum,
  arithLikelyWrongCell,
  arithMonthSumVsCumulative,
  arithQuarterPlanSum,
  arithRateMismatch,
  arithShareNot100,
  arithStarScore,
  arithSubtotalMismatch,
  arithTimeProgressBase,
  arithTotalRowMismatch,
  arithUnitScaleSuspect,
  contactPhoneInvalid,
  dateActualInFuture,
  dateActualOrder,
  dateColumnAmbiguous,
  dateContinuingStartInYear,
  dateDeadlinePassed,
  dateDurationImplausible,
  dateFinishBeforeStart,
  dateFinishPassedNotDone,
  dateFinishedBeforePlanYear,
  dateLibraryOrder,
  dateNewStartOutsideYear,
  datePlannedStartOverdue,
  dateRosterOrder,
  dateSignOrder,
  formatBracketWidthMixed,
  formatDateFloatTrap,
  formatDateStyleMixed,
  formatDateUnparseable,
  formatDecimalsInconsistent,
  formatEdgeWhitespace,
  formatEnumUnknown,
  formatFullwidthChars,
  formatInnerSpaceInName,
  formatLinebreakInCell,
  formatNonstandardSpace,
  formatNumberAsText,
  formatNumberUnparseable,
  formatNumberWithUnit,
  formatPercentScale,
  formatPlaceholder,
  formatUnitSymbol,
  idDuplicateName,
  idNameSuspicious,
  idNearDuplicateName,
  idProjectCodeDate,
  idProjectCodeDuplicate,
  idProjectCodeFormat,
  idProjectCodeMissing,
  idProjectCodeRegion,
  idRosterDuplicate,
  idUsccInvalid,
  investBondExceedsTotal,
  investCopiedValues,
  investCumExceedsTotal,
  investFinishYearShortfall,
  investMonthExceedsPlan,
  investNoProgressButAmount,
  investNotPositive,
  investPlanExceedsRemaining,
  investPlanExceedsTotal,
  investPlanFarFromLinear,
  investReceivedExceedsAgreed,
  investYearCumOverPlan,
  kpiIndustryShare,
  kpiKeyShareOfFai,
  kpiListSize,
  kpiPlanVsFaiTask,
  kpiProcedureCompletion,
  kpiRankInconsistent,
  kpiReportCadence,
  kpiReserveScale,
  kpiResumeRate,
  kpiSignAmount,
  kpiSignStartRate,
  kpiSixListsComplete,
  kpiStarOrder,
  kpiStartRate,
  kpiStartScheduleInfeasible,
  leaderDuplicateInCell,
  leaderFourOnesIncomplete,
  leaderMissing,
  leaderMultipleWhenOne,
  leaderNotInRoster,
  leaderOrderInconsistent,
  leaderOverloaded,
  leaderUnsplittable,
  periodConstantAmount,
  periodCumDecreased,
  periodCumRecurrence,
  periodPlanChanged,
  periodProjectDisappeared,
  periodStartDateChanged,
  periodStatusRegressed,
  periodTotalChanged,
  periodUnitScaleSuspect,
  periodValueCarried,
  periodYearRollover,
  statCodeMissing,
  statContractDate,
  statDispatchGap,
  statDocsIncomplete,
  statIncludedBelowThreshold,
  statIncludedNotStarted,
  statNoReason,
  statShouldBeIncluded,
  statTotalVsApproval,
  statUnitVsApproval,
  statusBehindSchedule,
  statusCompletedLowCumulative,
  statusCompletedWithoutDate,
  statusMoneyVsPhysicalGap,
  statusNameVsNature,
  statusNatureVsStarted,
  statusNotStartedWithInvestment,
  statusProcedureOrder,
  statusStaleProgressText,
  statusStartedWithoutDate,
  statusStartedZeroInvestment,
  structureBlankRowInside,
  structureDuplicateColumn,
  structureErrorOrHardcodedTotal,
  structureHeaderNotFound,
  structureHiddenData,
  structureMergedDataCells,
  structureMixedMoneyUnits,
  structureNoteRowInData,
  structureRaggedRow,
  structureRepeatedHeaderRow,
  structureRequiredColumnMissing,
  structureSeqBroken,
  structureSignatureMissing,
  structureSortOrderBroken,
  structureSurveyIncomplete,
  structureSurveyItems,
  structureUnitLineMissing,
  unitAbolished,
  unitAlias,
  unitMissing,
  unitNotInRoster,
  unitSuccessorUnknown,
  xrefBlockClosedButProblem,
  xrefBlockIncomplete,
  xrefElementOpen,
  xrefFieldConflict,
  xrefLeaderOverloaded,
  xrefMajorNotSubset,
  xrefProjectUnknown,
  xrefReportedTwice,
  xrefRosterUnknown,
  xrefSignToStart,
  xrefStartedWithoutPermits,
  xrefSumMismatch,
]
