/** Makes a whole box of the one in the dialog, which so far is a field and nothing else. The field stays where it is: somebody may be typing in it. */
import { indexVersion, type LookupIndex } from '../../engine/types.ts';
import type { ArkBox } from './box.ts';
import './box.ts';
import { find } from './dom.ts';
import type { Later } from './later.ts';
import { renew } from './renew.ts';
import { startSession, type BoxSession } from './session.ts';

/** `/{locale}/box.json`: all that a dialog needs, in one request. */
export interface BoxFile {
  /** The box as the search page has it. */
  html: string;
  styles: string;
  index: LookupIndex;
}

export function fillDialog(root: HTMLElement, { html, styles, index }: BoxFile, later: Later): BoxSession {
  const field = find<HTMLTextAreaElement>(root, 'textarea');
  if (index.version !== indexVersion) {
    renew(field.value);
    throw new Error('the index is of another time');
  }
  if (root.dataset['index'] === undefined) {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(styles);
    document.adoptedStyleSheets.push(sheet);
    const box = find(document.importNode(new DOMParser().parseFromString(html, 'text/html'), true), 'ark-box');
    for (const { name, value } of box.attributes) if (!root.hasAttribute(name)) root.setAttribute(name, value);
    for (const name of ['aria-label', 'placeholder']) field.setAttribute(name, find(box, 'textarea').getAttribute(name) ?? '');
    find(box, '[data-results]').id = 'results-dialog';
    find(box, 'textarea').remove();
    find(root, 'form').append(...find(box, 'form').childNodes);
    find(box, 'form').remove();
    root.querySelectorAll('.answers, .row:not(form *)').forEach((part) => part.remove());
    root.append(...box.childNodes);
  }
  const session = startSession(root, index, later);
  (root as ArkBox).begin(() => Promise.resolve(session));
  return session;
}
