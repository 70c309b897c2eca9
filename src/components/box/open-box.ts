/** Opens the box in a dialog from any page: with the link in the header, with `/`, and with Ctrl or ⌘ K. The dialog stands at once; what fills it comes meanwhile. */
import type { BoxFile } from './dialog.ts';
import { fill } from './field.ts';
import { makeLater } from './load/later.ts';
import { recall } from './load/memory.ts';
import { fetchJson, makeReach } from './load/reach.ts';
import { importCode, takeKept } from './load/renew.ts';

const link = document.querySelector<HTMLAnchorElement>('a[data-open-box]');
const template = document.querySelector<HTMLTemplateElement>('template[data-box-dialog]');
let dialog: HTMLDialogElement | undefined;

link?.addEventListener('click', (event) => {
  if (event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  open();
});

document.addEventListener('keydown', (event) => {
  const command = (event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'k';
  const slash = event.key === '/' && !event.ctrlKey && !event.metaKey && !event.altKey && !isTyping(event.target);
  if (event.isComposing || (!command && !slash)) return;
  event.preventDefault();
  open();
});

// What is pasted where nobody types is meant for the box.
document.addEventListener('paste', (event) => {
  const text = event.clipboardData?.getData('text/plain') ?? '';
  if (!/\S/.test(text) || isTyping(event.target)) return;
  event.preventDefault();
  open(text);
});

/** A page that shows the box itself needs no dialog. */
const here = document.querySelector<HTMLTextAreaElement>('main ark-box textarea');
const kept = here ? undefined : takeKept();
if (kept !== undefined) open(kept);

/**
 * The caret in the field, what stands there selected: the next key replaces it.
 * @param text what it is filled with instead
 */
function open(text?: string): void {
  dialog ??= here ? undefined : makeDialog();
  if (!dialog?.open) dialog?.showModal();
  const field = here ?? dialog?.querySelector('textarea');
  here?.scrollIntoView({ block: 'center' });
  field?.focus();
  field?.select();
  if (field && text !== undefined) fill(field, text);
}

function makeDialog(): HTMLDialogElement | undefined {
  const copy = template && document.importNode(template.content, true);
  const element = copy?.querySelector('dialog');
  const root = element?.querySelector<HTMLElement>('ark-box');
  const field = root?.querySelector('textarea');
  if (!link || !element || !root || !field) return undefined;
  const index = link.href.replace('search/', 'lookup.json');
  const later = makeLater(index, false);
  field.value = recall();
  element.querySelector('button')?.addEventListener('click', () => element.close());
  element.addEventListener('click', (event) => event.target === element && element.close());
  document.body.append(element);
  const fill = async (): Promise<unknown> => {
    const [{ fillDialog }, file] = await Promise.all([
      importCode(() => import('./dialog.ts')),
      fetchJson<BoxFile>(index.replace('lookup.json', 'box.json')),
    ]);
    return fillDialog(root, file, later);
  };
  makeReach(root, fill, later.expect);
  return element;
}

function isTyping(target: EventTarget | null): boolean {
  return target instanceof Element && target.matches('input, textarea, select, [contenteditable]');
}
