/**
 * A seeded generator of large catalogs: the real entries stay as they are, so that their pages can be compared, and synthetic codes modelled
 * on them are added.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { stringify } from 'yaml';
import type { CatalogSource, EntrySource } from '../../../src/catalog/schema.ts';
import { makeRandom } from '../random.ts';
import { readRealSource } from './real-catalog.ts';

/** The two halves of an invented code: what it is about, and what is wrong with it. */
const subjects =
  'Batch Billing Bucket Cache Callback Channel Checkpoint Cluster Dataset Deployment Embedding Evaluation Export Frame Gateway Import Instance Knowledge Label Lease Metric Namespace Partition Pipeline Plugin Policy Prompt Queue Region Replica Resource Schedule Schema Segment Snapshot Stream Template Token Tool Tunnel Vector Version Webhook Workspace'.split(
    ' ',
  );
const faults =
  'Expired Locked Missing Mismatch Duplicated Exhausted Disabled Corrupted Unreachable Rejected Suspended Throttled Truncated Unsupported Unverified Conflicting Malformed Deleted Pending Oversized'.split(
    ' ',
  );
const words: readonly { zh: string; en: string }[] = [
  { zh: '批量任务', en: 'batch jobs' },
  { zh: '回调地址', en: 'callback addresses' },
  { zh: '数据集', en: 'datasets' },
  { zh: '向量库', en: 'vector stores' },
  { zh: '工作空间', en: 'workspaces' },
  { zh: '评测任务', en: 'evaluation jobs' },
  { zh: '知识库', en: 'knowledge bases' },
  { zh: '插件', en: 'plugins' },
];

/** Writes a catalog of so many entries, the real ones included. */
export function writeSyntheticCatalog(file: string, count: number): void {
  mkdirSync(dirname(file), { recursive: true });
  // Questions stand in a file of their own.
  const { questions: _questions, ...real } = readRealSource();
  writeFileSync(file, stringify(makeSyntheticCatalog(real, count), { aliasDuplicateObjects: false, lineWidth: 0 }));
}

/** The same input gives the same catalog, on every machine. */
export function makeSyntheticCatalog(real: CatalogSource, count: number): CatalogSource {
  const { pick } = makeRandom(1);
  const models = real.errors.filter((entry) => entry.code !== undefined && !entry.renamedTo && !entry.placeholders?.length);
  const taken = new Set(real.errors.map((entry) => (entry.code ?? entry.id ?? '').toLowerCase()));
  const errors: EntrySource[] = [...real.errors];
  while (errors.length < count) {
    const code = `${pick(subjects)}${pick(subjects)}${pick(faults)}.${pick(subjects)}${pick(faults)}`;
    if (taken.has(code.toLowerCase())) continue;
    taken.add(code.toLowerCase());
    errors.push(makeEntry(structuredClone(pick(models)), code, pick(words)));
  }
  return { ...real, errors };
}

/**
 * The model’s entry under another code. Every literal text of it begins in its own way, so that it can be told apart. Reasons are left out:
 * a family names the codes that it belongs to. So is the sentence of a look-alike: nobody takes another for this one.
 */
function makeEntry(
  { reasons: _reasons, tell: _tell, ...model }: EntrySource,
  code: string,
  about: { zh: string; en: string },
): EntrySource {
  const opening = code.replace(/([a-z])([A-Z])|\./g, '$1 $2').toLowerCase();
  const reword = (text: string): string => `The ${opening}: ${text}`;
  return {
    ...model,
    code,
    title: { zh: `${model.title.zh}（${about.zh}）`, en: `${model.title.en} (${about.en})` },
    keywords: { zh: [...model.keywords.zh, `${about.zh}报错`], en: [...model.keywords.en, `${about.en} problem`] },
    messages: model.messages.map(({ wordings, ...message }) => ({
      ...message,
      text: message.text === null ? null : reword(message.text),
      ...(wordings ? { wordings: wordings.map((wording) => ({ ...wording, text: reword(wording.text) })) } : {}),
    })),
    ...(model.samples
      ? { samples: [JSON.stringify({ error: { code, message: reword('failed'), type: model.messages[0]?.type ?? '' } })] }
      : {}),
  };
}
