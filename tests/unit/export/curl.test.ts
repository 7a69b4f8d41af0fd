import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { toCurl } from '../../../lib/export/curl';
import { anyText } from './any-person';
import { argumentsOf } from './shell';

const VARIABLES = { SOME_API_KEY: 'the $key`s "own"' };

describe('cURL', () => {
  it('is a command over several lines, with the shell’s variable for the key', () => {
    const request = {
      method: 'POST',
      url: 'https://api.example.com/person',
      headers: [
        ['authorization', 'Bearer SOME_API_KEY'],
        ['content-type', 'application/json'],
      ],
      body: `{"a":"it's"}`,
    } as const;
    expect(toCurl(request, 'SOME_API_KEY')).toBe(`curl --globoff 'https://api.example.com/person' \\
  --request 'POST' \\
  --header 'authorization: Bearer '"$SOME_API_KEY" \\
  --header 'content-type: application/json' \\
  --data-raw '{"a":"it'\\''s"}'`);
  });

  it('hands curl exactly what was meant, whatever strangers wrote', () => {
    const word = anyText.map((words) => words.toWellFormed().replaceAll('\0', ''));
    const property = fc.property(word, word, word, (url, value, body) => {
      const headers = [
        ['authorization', 'Bearer SOME_API_KEY'],
        ['x-odd', value],
      ] as const;
      const command = toCurl({ method: 'POST', url, headers, body }, 'SOME_API_KEY');
      expect(argumentsOf(command, VARIABLES)).toEqual([
        '--globoff',
        url,
        '--request',
        'POST',
        '--header',
        'authorization: Bearer the $key`s "own"',
        '--header',
        `x-odd: ${value}`,
        '--data-raw',
        body,
      ]);
    });
    fc.assert(property, { numRuns: 150 });
  });

  it('of a GET names neither method nor body', () => {
    const request = { method: 'GET', url: 'https://a.example.com/?x=[1-9]', headers: [] };
    expect(argumentsOf(toCurl(request, 'SOME_API_KEY'), VARIABLES)).toEqual([
      '--globoff',
      request.url,
    ]);
  });
});
