import { describe, expect, it } from 'vitest';
import { coveredBy, hostOf } from '../../lib/host-of';

describe('the host of a typed site', () => {
  it.each([
    ['example.com', 'example.com'],
    ['  Shop.EXAMPLE.com ', 'shop.example.com'],
    ['https://www.example.com/a/b?c#d', 'www.example.com'],
    ['http://example.com:8080', 'example.com'],
    ['example.com:8080/x', 'example.com'],
    ['example.com/people', 'example.com'],
    ['example.com?q=a b', undefined],
    ['https://example.com/@jane', 'example.com'],
    ['*.example.com', 'example.com'],
    ['example.com.', 'example.com'],
    ['bücher.example.com', 'xn--bcher-kva.example.com'],
    ['http://wiki/', 'wiki'],
    ['http://[2001:db8::7]/', undefined],
    ['192.0.2.7', '192.0.2.7'],
    ['', undefined],
    ['wiki', undefined],
    ['two words', undefined],
    ['jane@example.com', undefined],
    ['https://jane@example.com/', undefined],
    ['mailto:jane@example.com', undefined],
    ['chrome://settings', undefined],
    ['about:blank', undefined],
    ['ftp://example.com', undefined],
    ['https://', undefined],
    ['.example.com', undefined],
    ['exa*mple.com', undefined],
    ['*.', undefined],
    ['/people', undefined],
  ])('%j is %j', (typed, host) => {
    expect(hostOf(typed)).toBe(host);
  });
});

it('a listed host covers itself and its subdomains, nothing else', () => {
  const listed = ['example.com', 'a.example.net'];
  expect(coveredBy('example.com', listed)).toBe('example.com');
  expect(coveredBy('x.y.example.com', listed)).toBe('example.com');
  expect(coveredBy('badexample.com', listed)).toBeUndefined();
  expect(coveredBy('example.net', listed)).toBeUndefined();
});
