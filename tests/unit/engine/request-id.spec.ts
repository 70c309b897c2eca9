import { test } from 'node:test';
import { dropRequestId, findRequestIds, parseRequestId } from '../../../src/engine/read/request-id.ts';
import { expect } from '@playwright/test';

test('the server’s id carries the time of the request', () => {
  expect(parseRequestId('021741786566285e2dc8688e4f0b08b05ead8177d0b7d6c144164')).toEqual({
    id: '021741786566285e2dc8688e4f0b08b05ead8177d0b7d6c144164',
    origin: 'server',
    time: Date.UTC(2025, 2, 12, 13, 36, 6, 285),
    whole: true,
  });
});

test('the id of a task, with its run of zeros, is one of the server as well', () => {
  expect(parseRequestId('02177872492196700000000000000000000ffffc0a87832ba9e04')?.origin).toBe('server');
});

test('an id that was cut still tells the time, and that it was cut', () => {
  expect(findRequestIds('Request id: 0217590784408810')).toEqual([
    { id: '0217590784408810', origin: 'server', time: 1759078440881, whole: false },
  ]);
});

test('client and server ids are told apart, local time is UTC+8', () => {
  const text =
    "Error code: 400 - {'error': {'message': '… Request id: 0217280951205813c183a1fb82c613f4d4485b7d388d5b4d02e7e'}}, request_id: 20241005102519j4WT1T3n9i1nezw7uvXL";
  expect(findRequestIds(text)).toEqual([
    { id: '0217280951205813c183a1fb82c613f4d4485b7d388d5b4d02e7e', origin: 'server', time: 1728095120581, whole: true },
    { id: '20241005102519j4WT1T3n9i1nezw7uvXL', origin: 'client', time: Date.UTC(2024, 9, 5, 2, 25, 19), whole: true },
  ]);
});

test('the Go SDK’s id is the client’s, though it looks like one of the control plane', () => {
  expect(findRequestIds('"request_id":"2025031221360700005D8F8DE42A327157"')[0]?.origin).toBe('client');
  for (const text of [
    '"ResponseMetadata":{"RequestId":"202602132223495898AADDDC1C34119EED"',
    // An older one is shorter; what the SDK of the control plane for Go prints names none.
    '"ResponseMetadata":{"RequestId":"20240604114508050115212043AF3AC2"',
    'AccessDenied: no.\n\tstatus code: 403, request id: 20240604114508050115212043AF3AC2',
  ])
    expect(findRequestIds(text)[0]?.origin, text).toBe('openapi');
  expect(findRequestIds('order 20240604114508050115212043AF3AC2')).toEqual([]);
});

test('a message loses the id at its end, however that is written, and keeps one in its middle', () => {
  for (const tail of ['. Request id: {id}', ' (request id: {request-id})', ' Request ID: {}.', ' Request id {id}'])
    expect(dropRequestId(`No such model${tail}`), tail).toMatch(/^No such model\.?$/);
  expect(dropRequestId('Request id: {id} is not known')).toBe('Request id: {id} is not known');
});

test('numbers of something else are no request ids', () => {
  expect(findRequestIds('account 2103200550, time 1728095120581, order 20241399999999ABCDEFGHIJKLMNOPQRST')).toEqual([]);
  expect(findRequestIds('029999999999999abc')).toEqual([]);
});
