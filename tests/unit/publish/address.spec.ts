import { test } from 'node:test';
import { readAddress } from '../../../src/publish/hosting/address.ts';
import { expect } from '@playwright/test';

test('where the site is published may be written in the ways that people write it', () => {
  const base = (BASE_PATH: string): string => readAddress({ BASE_PATH }).base;
  expect(['', '/', '//', '/docs/ark', 'docs/ark/', ' /docs/ark/ '].map(base)).toEqual([
    '/',
    '/',
    '/',
    '/docs/ark/',
    '/docs/ark/',
    '/docs/ark/',
  ]);
  const site = (SITE_URL: string): string => readAddress({ SITE_URL }).site;
  expect(['', 'https://x.example/', 'http://localhost:8080'].map(site)).toEqual([
    'https://ark-errors.example',
    'https://x.example',
    'http://localhost:8080',
  ]);
});

for (const [env, instead] of [
  [{ SITE_URL: 'x.example' }, 'SITE_URL=https://x.example'],
  [{ SITE_URL: '//x.example' }, 'SITE_URL=https://x.example'],
  [{ SITE_URL: 'localhost:8080' }, 'SITE_URL=https://localhost:8080'],
  [{ SITE_URL: 'https://x.example/docs/ark' }, 'SITE_URL=https://x.example, and BASE_PATH=/docs/ark'],
  [{ SITE_URL: 'https://x.example/?a=1' }, 'SITE_URL=https://x.example'],
  [{ SITE_URL: 'https://me:word@x.example' }, 'SITE_URL=https://x.example'],
  [{ SITE_URL: 'ftp://x.example' }, 'SITE_URL=https://x.example'],
  [{ SITE_URL: 'https://' }, 'SITE_URL=https://errors.example.com'],
  [{ BASE_PATH: '/文档 a/' }, 'BASE_PATH=/a/'],
  [{ BASE_PATH: '/a b/c' }, 'BASE_PATH=/a-b/c/'],
  [{ BASE_PATH: '/../up/' }, 'BASE_PATH=/up/'],
  [{ BASE_PATH: '/docs?x#y' }, 'BASE_PATH=/docs-x-y/'],
  [{ BASE_PATH: 'https://x.example/docs/' }, 'BASE_PATH=/docs/, and SITE_URL=https://x.example'],
  [{ BASE_PATH: '/%E4' }, 'BASE_PATH=/E4/'],
] as const) {
  const [[name, value]] = Object.entries(env) as [[string, string]];
  test(`${name}=${value} is refused by name, with what to write`, () => {
    expect(() => readAddress(env)).toThrow(`${name} is ${JSON.stringify(value)}`);
    expect(() => readAddress(env)).toThrow(`Write ${instead}`);
  });
}
