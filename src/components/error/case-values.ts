/** What a page needs of other rooms once its address carries values; one file that comes then. */
export { redact } from '../../engine/read/redact.ts';
export { fillTwins, getTwin, readCase } from '../../publish/case.ts';
export { findLimit, findRow, takeBound } from '../../publish/advice/limits.ts';
export { make, makeLiteral } from '../box/dom.ts';
