/** How a box comes to life: what it needs is loaded when somebody reaches for it, and once more after each failure. Nothing typed is lost meanwhile. */

/**
 * Asks once; after a failure the next call asks again.
 * @param check throws at what came and is not what was asked for
 */
export function once<Piece>(load: () => Promise<Piece>, check?: (piece: Piece) => void): () => Promise<Piece> {
  let pending: Promise<Piece> | undefined;
  return async () => {
    try {
      const piece = await (pending ??= load());
      check?.(piece);
      return piece;
    } catch (error) {
      pending = undefined;
      throw error;
    }
  };
}

/** The caller knows what stands at the address. */
export async function fetchJson<File>(address: string, signal?: AbortSignal): Promise<File> {
  const response = await fetch(address, signal && { signal });
  if (!response.ok) throw new Error(`${address}: ${response.status}`);
  return (await response.json()) as File;
}

/**
 * Loads what a box needs as soon as somebody reaches for it, shows that it waits, and says what failed; the next key, the focus and the network
 * that is back try again.
 * @param root has a field and, for what there is to say, `data-loading` and `data-failed`
 * @param expect is told each text that waits
 * @returns the way to it for whoever has to have it now; undefined where it failed
 */
export function makeReach<Ready>(
  root: HTMLElement,
  load: () => Promise<Ready>,
  expect: (text: string) => void,
): () => Promise<Ready | undefined> {
  const field = root.querySelector('textarea');
  let state: 'idle' | 'loading' | 'failed' | 'ready' = 'idle';
  const show = (): void => {
    const isWaiting = state === 'loading' && field?.value !== '' && !root.hasAttribute('data-composing');
    root.querySelector('.answers')?.setAttribute('aria-busy', String(isWaiting));
    const list = root.querySelector<HTMLElement>('[data-results]');
    if (list) list.dataset['state'] = isWaiting ? 'loading' : 'idle';
    say(root, '[data-summary]', isWaiting ? root.dataset['loading'] : '');
    say(root, '[data-notes]', state === 'failed' ? root.dataset['failed'] : '', 'failure');
  };
  const start = once(load);
  const reach = async (): Promise<Ready | undefined> => {
    if (state !== 'ready') {
      state = 'loading';
      show();
      expect(field?.value ?? '');
    }
    try {
      const ready = await start();
      state = 'ready';
      return ready;
    } catch {
      state = 'failed';
      show();
      return undefined;
    }
  };
  // In the middle of a composition the field holds letters that are not yet text: whoever reads it, also who has yet to come, sees the mark.
  for (const event of ['input', 'compositionend'] as const)
    field?.addEventListener(event, (change) =>
      root.toggleAttribute('data-composing', (change as Partial<InputEvent>).isComposing ?? false),
    );
  for (const event of ['focus', 'pointerenter', 'dragenter', 'input', 'keydown', 'compositionend'] as const)
    field?.addEventListener(event, () => {
      if (state !== 'ready') void reach();
    });
  addEventListener('online', () => {
    if (state === 'failed') void reach();
  });
  return reach;
}

function say(root: HTMLElement, place: string, words = '', className = ''): void {
  const element = root.querySelector(place);
  if (!element || element.textContent === words) return;
  // With what makes elements elsewhere every page would weigh more.
  const line = Object.assign(document.createElement(className ? 'p' : 'span'), { className, textContent: words });
  element.replaceChildren(...(words ? [line] : []));
}
