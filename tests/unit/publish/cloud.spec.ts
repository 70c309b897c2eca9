import { test } from 'node:test';
import { toByteplusCode } from '../../../src/publish/byteplus-code.ts';
import { findCloud } from '../../../src/publish/cloud.ts';
import { expect } from '@playwright/test';

test('a host of Ark tells the cloud of a text; without one the SDK of BytePlus does', () => {
  expect(findCloud('base_url=https://ark.eu-west.bytepluses.com/api/v3')).toEqual({
    cloud: 'byteplus',
    host: 'ark.eu-west.bytepluses.com',
  });
  for (const text of [
    'byteplussdkarkruntime._exceptions.ArkNotFoundError: Error code: 404',
    'github.com/byteplus-sdk/byteplus-go-sdk-v2/service/arkruntime',
    'at com.byteplus.ark.runtime.service.ArkService',
    'pip install "byteplus-python-sdk-v2[ark]"',
  ])
    expect(findCloud(text), text).toEqual({ cloud: 'byteplus' });
  // The same SDK can call either.
  expect(findCloud('byteplussdkarkruntime https://ark.cn-beijing.volces.com/api/v3').cloud).toBe('volcengine');
  for (const text of ['AccountOverdueError', 'volcenginesdkarkruntime', 'https://example.com/byteplus'])
    expect(findCloud(text), text).toEqual({});
});

test('on BytePlus code names its host and its SDK', () => {
  for (const [code, own] of [
    ['pip install "volcengine-python-sdk[ark]"', 'pip install "byteplus-python-sdk-v2[ark]"'],
    ['from volcenginesdkarkruntime import Ark', 'from byteplussdkarkruntime import Ark'],
    ['go get github.com/volcengine/volcengine-go-sdk', 'go get github.com/byteplus-sdk/byteplus-go-sdk-v2'],
    ['com.volcengine:volcengine-java-sdk-ark-runtime', 'com.byteplus:byteplus-java-sdk-v2-ark-runtime'],
    ['volcengine/doubao-seed-1-6', undefined],
  ] as const)
    expect(toByteplusCode(code)).toBe(own);
  expect(toByteplusCode('https://ark.cn-beijing.volces.com/api/v3')).toBe('https://ark.ap-southeast.bytepluses.com/api/v3');
  expect(toByteplusCode('https://ark.cn-beijing.volces.com/api/plan/v3')).toBeUndefined();
});
