/** What the field of a box does by itself, before anybody has read its text: files are dropped on it, room is made for the answer, Enter and the button wait for it. */

/** Bytes read of a dropped file: the beginning of a log says enough. */
const fileLimit = 8_000_000;
/** What grows by more characters at once was not typed. */
const pasteFrom = 60;

/** What Enter and the button ask of a session. */
interface Openers {
  enter: (isNewTab: boolean) => void;
  submit: () => void;
}

/** Whether a key belongs to an input method: the Enter that confirms its words is no Enter of ours. Safari tells only by the key code. */
export function isComposing(event: KeyboardEvent): boolean {
  // eslint-disable-next-line @typescript-eslint/no-deprecated
  return event.isComposing || event.keyCode === 229;
}

/** Puts a text into a field as if it had been typed: whoever listens makes room, forgets an Enter, asks anew. */
export function fill(field: HTMLTextAreaElement, text: string): void {
  field.value = text;
  field.dispatchEvent(new InputEvent('input', { bubbles: true }));
}

/** @param reach the session, once it is there */
export function listenToField(root: HTMLElement, field: HTMLTextAreaElement, reach: () => Promise<Openers | undefined>): void {
  let length = 0;

  /**
   * In the moment in which a text comes the place for its answer is made, so that nothing moves when the answer arrives. After a paste the
   * field stays as small as it is, until somebody types in it; on a phone it lets go of the keyboard, and the answer has the screen.
   */
  const makeRoom = (): void => {
    const grown = field.value.length - length;
    length = field.value.length;
    root.toggleAttribute('data-asked', /\S/.test(field.value));
    if (grown) root.toggleAttribute('data-pasted', grown > pasteFrom);
    if (grown <= pasteFrom) return;
    // The browser goes to the caret once more when this is over.
    requestAnimationFrame(() => (field.scrollTop = 0));
    if (!matchMedia('(max-width: 40rem) and (pointer: coarse)').matches) return;
    field.blur();
    field.scrollIntoView();
  };
  const onDrag = (event: DragEvent, over: boolean): void => {
    if (!event.dataTransfer?.types.includes('Files')) return;
    event.preventDefault();
    field.classList.toggle('dropping', over);
  };
  field.addEventListener('dragover', (event) => onDrag(event, true));
  field.addEventListener('dragleave', (event) => onDrag(event, false));
  field.addEventListener('drop', (event) => {
    const file = event.dataTransfer?.files[0];
    if (!file) return;
    onDrag(event, false);
    void file
      .slice(0, fileLimit)
      .text()
      .then((text) => fill(field, text));
  });
  field.addEventListener('input', makeRoom);
  field.addEventListener('keydown', (event) => {
    if (event.key !== 'Enter' || event.shiftKey || isComposing(event)) return;
    event.preventDefault();
    void reach().then((session) => session?.enter(event.ctrlKey || event.metaKey));
  });
  root.querySelector('form')?.addEventListener('submit', (event) => {
    event.preventDefault();
    void reach().then((session) => session?.submit());
  });
  makeRoom();
}
