/** Replace this with the address at which you reach the reference. */
const reference = 'https://ark-errors.example';

/** Ark’s codes look like `ModelNotOpen` or `InvalidParameter.temperature`; Node’s own look like `ECONNREFUSED`. */
const codeShape = /^(?=.*[a-z])[A-Z][A-Za-z]*(\.[\w.[\]-]+)*$/;

/**
 * Adds the page of the Ark code to the message of an error, and returns the same error.
 * @template T
 * @param {T} error whatever was caught
 * @returns {T}
 */
export function appendLink(error) {
  const code = findCode(error);
  if (!code || !(error instanceof Error)) return error;
  const { message, stack } = error;
  const line = `\nSee ${reference}/e/${encodeURIComponent(code)}/`;
  if (message.includes(line)) return error;
  // `Reflect.set` reports a frozen error instead of throwing a second one.
  Reflect.set(error, 'message', message + line);
  // Loggers print the stack, and it keeps the message it was made with.
  const newStack = stack?.replace(message, () => message + line);
  if (newStack) Reflect.set(error, 'stack', newStack);
  return error;
}

/**
 * The code that Ark answered with, wherever the client keeps it.
 * @param {any} error
 * @param {number} [depth] how many causes deep
 * @returns {string | undefined}
 */
export function findCode(error, depth = 0) {
  const body = error?.response?.data; // axios
  const candidates = [error?.code, error?.error?.code, body?.error?.code, body?.ResponseMetadata?.Error?.Code];
  const code = candidates.find((candidate) => typeof candidate === 'string' && codeShape.test(candidate));
  return code ?? (error?.cause && depth < 5 ? findCode(error.cause, depth + 1) : undefined);
}
