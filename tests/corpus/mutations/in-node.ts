import type { Identifier } from '../../../lib/identifier';
import { counted } from '../../unit/detect/counted';
import { classCases, hrefCases, runCases, textCases } from '../cases';
import type { TrustedSide } from './trusted-side';

/** A case of the corpus that needs no browser. */
export interface NodeCase {
  readonly lines: readonly string[];
  readonly title: string;
  /** Whether it holds. Throws where what it asks does. */
  isGreen(side: TrustedSide): boolean;
}

const LONG = 1_000;
// As tests/unit/detect/linear.test.ts has it.
const VISITS_PER_CHARACTER = 20;

/** Every case of texts, links, runs and classes; the long texts of X2 a second time, for how often they are looked at. */
export function nodeCases(): NodeCase[] {
  const texts = textCases();
  return [
    ...texts.map(({ lines, name, input, expected }) => ({
      lines,
      title: `text: ${name}`,
      isGreen: (side: TrustedSide) => isSame(side, side.readText(input), expected),
    })),
    ...hrefCases().map(({ lines, name, input, expected }) => ({
      lines,
      title: `href: ${name}`,
      isGreen: (side: TrustedSide) => isSame(side, side.readHref(input.href, input.base), expected),
    })),
    ...runCases().map(({ lines, name, input, expected }) => ({
      lines,
      title: `run: ${name}`,
      isGreen: (side: TrustedSide) => isSame(side, side.readRun(input), expected),
    })),
    ...classCases().map(({ lines, name, input, expected }) => ({
      lines,
      title: `class: ${name}`,
      isGreen: (side: TrustedSide) => side.classOf(input) === expected[0],
    })),
    ...texts
      .filter(({ lines, input }) => lines.includes('X2') && input.length > LONG)
      .map(({ lines, name, input }) => ({
        lines,
        title: `visits of text: ${name}`,
        isGreen: (side: TrustedSide) => isLinear(side, input),
      })),
  ];
}

function isSame(
  side: TrustedSide,
  found: readonly Identifier[],
  expected: readonly string[],
): boolean {
  const written = found.map((one) =>
    one.kind === 'email' ? one.address : side.profileUrl(one.slug),
  );
  return [...new Set(written)].sort().join(' ') === [...expected].sort().join(' ');
}

function isLinear(side: TrustedSide, text: string): boolean {
  const { chars, visited } = counted(text);
  side.scanText(chars);
  return visited() < VISITS_PER_CHARACTER * text.length;
}
