/** One request of the RichApi protocol: its actions in order, the paths they name resolved as they come up. */
import { Fault, invalidArgument, itemNotFound, notModelled } from './fault.js'
import { answerQuery, type QueryInfo } from './query.js'
import type { Session } from './session.js'
import { Plain, type WireObject } from './wire.js'
import { serviceObject, workbookObject } from './workbook-object.js'

/** How an object is reached. */
export interface ObjectPath {
  readonly Id: number
  /** 1 workbook, 2 new object, 3 method, 4 property, 5 indexer, 6 reference id, 7 null object. */
  readonly ObjectPathType: number
  readonly Name: string
  readonly ParentObjectPathId?: number
  readonly ArgumentInfo?: ArgumentInfo
}

interface ArgumentInfo {
  readonly Arguments?: readonly unknown[]
  /** Where an argument is an object, the id of its path stands in both lists. */
  readonly ReferencedObjectPathIds?: readonly (number | null | readonly unknown[])[]
}

/** One step of a request. */
export interface Action {
  readonly Id: number
  /** 1 instantiate, 2 query, 3 method, 4 set property, 5 trace. */
  readonly ActionType: number
  readonly Name: string
  readonly ObjectPathId: number
  readonly ArgumentInfo?: ArgumentInfo
  readonly QueryInfo?: QueryInfo
}

export interface RequestBody {
  readonly Actions: readonly Action[]
  readonly ObjectPaths: { readonly [id: string]: ObjectPath }
}

export interface ResponseBody {
  readonly Results: readonly { readonly ActionId: number; readonly Value: unknown }[]
  readonly TraceIds: readonly number[]
  readonly Error?: {
    readonly Code: string
    readonly Message: string
    readonly Location: string
    readonly ActionIndex: number
    readonly HttpStatusCode: number
  }
}

enum PathType {
  global = 1,
  fresh = 2,
  method = 3,
  property = 4,
  indexer = 5,
  reference = 6,
  nothing = 7,
}

enum ActionType {
  instantiate = 1,
  query = 2,
  method = 3,
  set = 4,
  trace = 5,
}

/** Runs a request to its end or its first failure. What was done before a failure stays done, as in Excel. */
export class Batch {
  private readonly objects = new Map<number, WireObject | null>()
  /** `Range.Values =`, `Worksheet.GetRange()` …: what was asked, for logs. */
  readonly steps: string[] = []

  constructor(
    private readonly session: Session,
    private readonly body: RequestBody,
  ) {}

  run(): ResponseBody {
    const results: { ActionId: number; Value: unknown }[] = []
    const traces: number[] = []
    for (const [index, action] of this.body.Actions.entries()) {
      try {
        results.push({ ActionId: action.Id, Value: this.step(action) })
        if (action.ActionType === ActionType.trace) traces.push(action.Id)
      } catch (error) {
        return { Results: results, TraceIds: traces, Error: failure(error, this.location(action), index) }
      }
    }
    return { Results: results, TraceIds: traces }
  }

  private step(action: Action): unknown {
    if (action.ActionType === ActionType.trace) return null
    const object = this.object(action.ObjectPathId)
    switch (action.ActionType) {
      case ActionType.instantiate:
        return object ? this.instantiated(object) : null
      case ActionType.query:
        if (object) this.steps.push(`${object.className} load`)
        return object ? answerQuery(object, action.QueryInfo ?? {}, (one) => this.session.reference(one)) : null
      case ActionType.method:
        return object ? this.method(object, action) : null
      case ActionType.set: {
        // A null object takes nothing: an add-in that writes to one did not look.
        if (!object) throw itemNotFound()
        this.steps.push(`${object.className}.${action.Name} =`)
        object.set(action.Name, this.arguments(action.ArgumentInfo)[0])
        return null
      }
      default:
        throw notModelled(`action type ${action.ActionType}`)
    }
  }

  private method(object: WireObject, action: Action): unknown {
    if (object.tracked && action.Name === '_KeepReference') {
      this.session.keep(object)
      return null
    }
    this.steps.push(`${object.className}.${action.Name}()`)
    const result = object.call(action.Name, this.arguments(action.ArgumentInfo))
    if (result === null) return null
    return result instanceof Plain ? result.value : this.instantiated(result)
  }

  private instantiated(object: WireObject): Record<string, unknown> {
    const id = this.session.reference(object)
    return { ...object.identity(), ...(id === null ? {} : { _ReferenceId: id }) }
  }

  /** The object of a path, found once per request: `getUsedRange` means what was used when it came up. */
  private object(id: number): WireObject | null {
    const known = this.objects.get(id)
    if (known !== undefined) return known
    const path = this.body.ObjectPaths[id]
    if (!path) throw new Fault('InvalidObjectPath', `The object path ${id} is not in the request.`)
    const object = this.resolve(path)
    this.objects.set(id, object)
    return object
  }

  private resolve(path: ObjectPath): WireObject | null {
    if (path.ObjectPathType === PathType.global) return workbookObject(this.session)
    if (path.ObjectPathType === PathType.reference) return this.session.recall(path.Name)
    if (path.ObjectPathType === PathType.nothing) return null
    if (path.ObjectPathType === PathType.fresh) return serviceObject(path.Name)
    const parent = path.ParentObjectPathId === undefined ? undefined : this.object(path.ParentObjectPathId)
    if (parent === undefined) throw notModelled(`object path type ${path.ObjectPathType} ${path.Name}`)
    // What hangs on a null object is a null object.
    if (parent === null) return null
    switch (path.ObjectPathType) {
      case PathType.property: {
        const linked = parent.link(path.Name)
        if (linked === undefined) throw notModelled(`${parent.className}.${path.Name}`)
        return linked
      }
      case PathType.indexer:
        return parent.item(path.ArgumentInfo?.Arguments?.[0])
      case PathType.method: {
        this.steps.push(`${parent.className}.${path.Name}()`)
        const result = parent.call(path.Name, this.arguments(path.ArgumentInfo))
        if (result instanceof Plain) throw notModelled(`${parent.className}.${path.Name}() as an object`)
        return result
      }
      default:
        throw notModelled(`object path type ${path.ObjectPathType} ${path.Name}`)
    }
  }

  /** The arguments, with objects in place of the ids of their paths. */
  private arguments(info: ArgumentInfo | undefined): readonly unknown[] {
    const references = info?.ReferencedObjectPathIds
    return (info?.Arguments ?? []).map((argument, i) => {
      const id = references?.[i]
      if (typeof id !== 'number' || id === 0) return argument
      const object = this.object(id)
      if (!object) throw invalidArgument()
      return object.target
    })
  }

  private location(action: Action): string {
    const path = this.body.ObjectPaths[action.ObjectPathId]
    return action.Name || path?.Name || ''
  }
}

function failure(error: unknown, location: string, index: number): NonNullable<ResponseBody['Error']> {
  const fault =
    error instanceof Fault
      ? error
      : // Not what Excel would say, but never to be overlooked either.
        new Fault(
          'GeneralException',
          `simulator: ${error instanceof Error ? (error.stack ?? error.message) : error}`,
          500,
        )
  return {
    Code: fault.code,
    Message: fault.message,
    Location: location,
    ActionIndex: index,
    HttpStatusCode: fault.status,
  }
}
