/** What Excel answers when it cannot: an error code of the API with Excel's own message. */

/** A failure that reaches the add-in as `OfficeExtension.Error` with this `code`. */
export class Fault extends Error {
  override readonly name = 'Fault'

  constructor(
    readonly code: string,
    message: string,
    /** The HTTP status that goes with it in `Error.HttpStatusCode`. */
    readonly status = 400,
  ) {
    super(message)
  }
}

/** The simulator does not know this member. Never answered with `undefined`: a test must not pass for want of a model. */
export function notModelled(member: string): Fault {
  return new Fault('ApiNotFound', `simulator: ${member} is not modelled`, 404)
}

export function invalidArgument(message = 'The argument is invalid or missing or has an incorrect format.'): Fault {
  return new Fault('InvalidArgument', message)
}

export function itemNotFound(): Fault {
  return new Fault('ItemNotFound', "The requested resource doesn't exist.", 404)
}

export function accessDenied(): Fault {
  return new Fault('AccessDenied', 'You cannot perform the requested operation.', 403)
}

export function wrongSize(): Fault {
  return invalidArgument(
    "The number of rows or columns in the input array doesn't match the size or dimensions of the range.",
  )
}
