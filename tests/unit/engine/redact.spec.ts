import { test } from 'node:test';
import { redact } from '../../../src/engine/read/redact.ts';
import { expect } from '@playwright/test';

/** Made up, in the real shapes. Each is cut in two, so that no scanner takes this file for a leak. */
const secrets: Record<string, string> = {
  'an Ark API key, a UUID': ['3f2b8c1e-9d4a-4e7b', '-8a61-0c5d2e9f7b34'].join(''),
  'a newer Ark API key': ['ark-7d1f0b52-93c4', '-4a86-b0d5-2c9e8f617a43-1b2c3'].join(''),
  'an OpenAI key': ['sk-', 'aB3dE5fG7hJ9kL1mN3pQ5rS7tU9vW1xY3zA5bC7dE9fG1hJ'].join(''),
  'an OpenAI project key': ['sk-proj-', 'aB3dE5fG7hJ9kL1mN3pQ5rS7tU9vW1xY3z_A5bC7-dE9fG1'].join(''),
  'an Anthropic key': ['sk-ant-', 'api03-aB3dE5fG7hJ9kL1mN3pQ5rS7tU9vW1xY3zA5bC7dE9fG1hJ'].join(''),
  'a Volcano Engine access key': ['AKLT', 'NmE1ZjQ2ZjY3ZDk0NGQ5YjhhYzE0ZTI3YjA0ZDQ'].join(''),
  'a Volcano Engine secret key': ['T1dGaE5EUTVNV0UzTkRrMU5HSXhaamt4', 'TWpKaE5HSXdNalJtT0RRNE9HUQ=='].join(''),
  'an AWS access key': ['AKIA', 'IOSFODNN7EXAMPLE'].join(''),
  'a web token': ['eyJhbGciOiJIUzI1NiJ9', '.eyJzdWIiOiIxMjM0NTY3ODkwIn0.dozjgNryP4J3jVmNHl0w5N_XgL0n3I9PlFUP0THsR8U'].join(''),
  'a GitHub token': ['ghp_', 'aB3dE5fG7hJ9kL1mN3pQ5rS7tU9vW1xY3z'].join(''),
};

for (const [name, secret] of Object.entries(secrets)) {
  test(`masks ${name}, wherever it stands`, () => {
    for (const text of [
      secret,
      `api_key="${secret}"`,
      `{'Authorization': 'Bearer ${secret}'}`,
      `curl -H "Authorization: Bearer ${secret}" https://ark.cn-beijing.volces.com`,
      `key 是 ${secret} 报错`,
      `export ARK_API_KEY=${secret}\n`,
      `{"body":"{\\"api_key\\":\\"${secret}\\"}"}`,
      `{\\"Authorization\\": \\"${secret}\\"}`,
      `{"X-Api-Key": ["${secret}"]}`,
    ])
      expect(redact(text), text).not.toContain(secret.slice(4));
  });
}

test('masks what a word calls secret, and signatures', () => {
  expect(redact('password=hunter2-and-more')).toBe('password=***');
  expect(redact('"secret_key": "abcd1234efgh"')).toBe('"secret_key": "***"');
  expect(redact('{\\"secret\\": \\"abcd1234efgh\\"}')).toBe('{\\"secret\\": \\"***\\"}');
  expect(redact('X-Security-Token: STSabcdef0123456789')).toBe('X-Security-Token: ***');
  expect(redact('https://tos.example.com/a.png?X-Tos-Signature=0123456789abcdef&X-Tos-Expires=600')).toBe(
    'https://tos.example.com/a.png?X-Tos-Signature=***&X-Tos-Expires=600',
  );
  expect(
    redact('Authorization: HMAC-SHA256 Credential=AKLTabcdefgh/20260101/cn-beijing/ark/request, SignedHeaders=host, Signature=abcdef0123'),
  ).toBe('Authorization: ***');
  expect(redact('https://bob:s3cret@example.com/')).toBe('https://bob:***@example.com/');
});

test('masks a private key of any kind, to its end', () => {
  for (const kind of ['PRIVATE KEY', 'RSA PRIVATE KEY', 'OPENSSH PRIVATE KEY', 'PGP PRIVATE KEY BLOCK']) {
    const key = `-----BEGIN ${kind}-----\nProc-Type: 4,ENCRYPTED\nDEK-Info: AES-128-CBC,0123\n\nMIIE-made/up\n`;
    expect(redact(`before\n${key}-----END ${kind}-----\nbehind`), kind).toBe(`before\n-----BEGIN ${kind}-----***\nbehind`);
    expect(redact(key), 'cut').toBe(`-----BEGIN ${kind}-----***`);
  }
});

test('masks a key without hyphens, and one that only its name tells', () => {
  const hash = ['3f2b8c1e12344bcd', '9abc0123456789ab'].join('');
  for (const text of [`my key ${hash} fails`, `key: ${hash}`, `key 是 ${hash}`]) expect(redact(text), text).not.toContain(hash.slice(4));
  expect(redact(`trace_id=${hash}`)).toContain(hash);
  const half = ['T1dGaE5EUTVNV0UzTkRrMU5H', 'SXhaamt4TWpKaE5HSXdNalJt'].join('');
  for (const text of [`SK: ${half}`, `sk=${half}`, `SK：${half}`]) expect(redact(text), text).not.toContain(half.slice(4));
});

test('leaves alone what support needs', () => {
  const texts = [
    "Error code: 400 - {'error': {'code': 'InvalidParameter', 'message': 'One or more parameters specified in the request are not valid. Request id: 0217280951205813c183a1fb82c613f4d4485b7d388d5b4d02e7e', 'param': '', 'type': 'BadRequest'}}, request_id: 20241005102519j4WT1T3n9i1nezw7uvXL",
    'The model or endpoint doubao-seed-1-8-251215 does not exist or you do not have access to it.',
    'ep-20250312213607-abcde cgt-20260514101521-nk5ct',
    'RateLimitExceeded.EndpointTPMExceeded',
    'InvalidEndpointOrModel.ModelIDAccessDisabled',
    "'request_id': '17f9c41d-fbbd-9a78-a35e-e36dcb774c23'",
    'The API key or AK/SK in the request is missing or invalid.',
    'The API key format is incorrect.',
    'Total tokens of image and text exceed max message tokens',
    'key 无效',
    'AK/SK is missing or incorrect; task: 3f2b8c1e-12',
  ];
  for (const text of texts) expect(redact(text)).toBe(text);
});

test('masking twice changes nothing more', () => {
  for (const secret of Object.values(secrets)) {
    const once = redact(`api_key=${secret} Authorization: Bearer ${secret}`);
    expect(redact(once)).toBe(once);
  }
});
