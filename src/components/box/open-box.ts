/** Opens the box in a dialog from any page: with the link in the header, with `/`, and with Ctrl or ⌘ K. */
const link = document.querySelector<HTMLAnchorElement>('a[data-open-box]');
let dialog: Promise<HTMLDialogElement> | undefined;

link?.addEventListener('click', (event) => {
  if (event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  void open();
});

document.addEventListener('keydown', (event) => {
  const command = (event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'k';
  const slash = event.key === '/' && !event.ctrlKey && !event.metaKey && !event.altKey && !isTyping(event.target);
  if (event.isComposing || (!command && !slash)) return;
  event.preventDefault();
  void open();
});

/** A page that shows the box itself needs no dialog; where the dialog cannot be made, the search page opens. */
async function open(): Promise<void> {
  const here = document.querySelector<HTMLTextAreaElement>('main ark-box textarea');
  if (here) {
    here.scrollIntoView({ block: 'center' });
    here.focus();
    return;
  }
  if (!link) return;
  dialog ??= makeDialog(link.href);
  try {
    const element = await dialog;
    if (!element.open) element.showModal();
    element.querySelector('textarea')?.focus();
  } catch {
    location.href = link.href;
  }
}

/** The dialog borrows the box of the search page, so that every other page stays as light as it is. */
async function makeDialog(address: string): Promise<HTMLDialogElement> {
  const [response] = await Promise.all([fetch(address), import('./box.ts')]);
  const page = new DOMParser().parseFromString(await response.text(), 'text/html');
  const box = page.querySelector<HTMLElement>('ark-box');
  if (!box) throw new Error('no box');
  const styles = [...page.querySelectorAll<HTMLLinkElement>('link[rel="stylesheet"]')].filter(
    (sheet) => !document.querySelector(`link[href="${CSS.escape(sheet.getAttribute('href') ?? '')}"]`),
  );
  await Promise.all(
    styles.map(
      (sheet) =>
        new Promise((done) => {
          const copy = document.importNode(sheet);
          copy.addEventListener('load', done);
          copy.addEventListener('error', done);
          document.head.append(copy);
        }),
    ),
  );
  const element = document.createElement('dialog');
  element.className = 'box-dialog page-body';
  element.setAttribute('aria-label', link?.textContent.trim() ?? '');
  box.dataset['mode'] = 'dialog';
  box.querySelector('[data-results]')?.setAttribute('id', 'results-dialog');
  const close = document.createElement('button');
  close.type = 'button';
  close.className = 'button box-close';
  close.textContent = '✕';
  close.setAttribute('aria-label', link?.dataset['close'] ?? '');
  close.addEventListener('click', () => element.close());
  element.addEventListener('click', (event) => event.target === element && element.close());
  element.append(close, document.importNode(box, true));
  document.body.append(element);
  return element;
}

function isTyping(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && (target.isContentEditable || ['INPUT', 'TEXTAREA', 'SELECT'].includes(target.tagName));
}
