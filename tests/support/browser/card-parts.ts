/** What `hand-made-card.ts` brings to a page. */
export { makeCard } from '../../../src/components/box/card/card.ts';
export { readGround } from '../../../src/components/box/dom.ts';
