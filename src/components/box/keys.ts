/** Whether a key belongs to an input method: the Enter that confirms its words is no Enter of ours. Safari tells only by the key code. */
export function isComposing(event: KeyboardEvent): boolean {
  // eslint-disable-next-line @typescript-eslint/no-deprecated
  return event.isComposing || event.keyCode === 229;
}
