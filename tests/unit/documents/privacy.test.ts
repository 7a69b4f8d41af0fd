import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { PROOFS } from './privacy-proofs';

const TESTS = new URL('../../', import.meta.url);

/** The sentences of a document, without its headings: each bullet or paragraph, parted where a new sentence begins. */
function sentencesOf(document: string): string[] {
  return document
    .split(/\n\n|\n(?=- )/)
    .filter((block) => !block.startsWith('#'))
    .map((block) => block.replace(/^- /, '').replace(/\s+/g, ' ').trim())
    .flatMap((block) => block.split(/(?<=[.!?]) (?=[A-Z])/))
    .filter((sentence) => sentence !== '');
}

/** Whether a test of that title stands in the file: as the first thing handed to a call. */
function hasTest(source: string, title: string): boolean {
  const words = title.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  return new RegExp(`\\(\\s*(['"\`])${words}\\1,`).test(source);
}

describe('PRIVACY.md', () => {
  it('has a proof for each of its sentences, and none that is of no sentence', async () => {
    const document = await readFile(new URL('../PRIVACY.md', TESTS), 'utf8');
    const sentences = sentencesOf(document);
    expect(sentences.length).toBeGreaterThan(30);
    expect(sentences.filter((sentence) => !Object.hasOwn(PROOFS, sentence))).toEqual([]);
    expect(Object.keys(PROOFS).filter((sentence) => !sentences.includes(sentence))).toEqual([]);
    for (const [sentence, proofs] of Object.entries(PROOFS)) {
      expect(proofs.length, sentence).toBeGreaterThan(0);
      expect(sentence.length, sentence).toBeLessThan(160);
    }
  });

  it('is proven by tests that are there', async () => {
    const missing: string[] = [];
    for (const [sentence, proofs] of Object.entries(PROOFS)) {
      for (const [file, title] of proofs) {
        const source = await readFile(new URL(file, TESTS), 'utf8').catch(() => '');
        if (!hasTest(source, title)) missing.push(`${sentence} → ${file}: ${title}`);
      }
    }
    expect(missing).toEqual([]);
  });

  it('could not be proven by a test that is not there', () => {
    const source = "it('is there', () => {});\ntest(\n  'is on a line of its own',\n  () => {});";
    expect(hasTest(source, 'is there')).toBe(true);
    expect(hasTest(source, 'is on a line of its own')).toBe(true);
    expect(hasTest(source, 'is')).toBe(false);
    expect(hasTest(source, 'was there')).toBe(false);
    expect(
      sentencesOf('# Title\n\nOne thing. Another\nthing.\n\n- A third.\n- A fourth.\n'),
    ).toEqual(['One thing.', 'Another thing.', 'A third.', 'A fourth.']);
  });
});
