import { inventedAddress, inventedProfile, inventedSlug } from '../people';
import { type Random, randomFrom } from '../random';
import { plainText } from '../words';

/** The pages that are scanned. */
export type PageKind = 'article' | 'table';

const PARAGRAPHS = 5_000;
const ROWS = 10_000;

/** Markup of a page, with about 200 people on it or none; the same for the same seed. */
export function markup(kind: PageKind, seed: number, hasPeople: boolean): string {
  const random = randomFrom(seed);
  return kind === 'article' ? article(random, hasPeople) : table(random, hasPeople);
}

/** 1 MB of text in 31,000 texts, 5,000 links. */
function article(random: Random, hasPeople: boolean): string {
  const pieces: string[] = [];
  for (let index = 0; index < PARAGRAPHS; index++) {
    if (index % 10 === 0) pieces.push(`<h2>${plainText(random, 20)}</h2>\n`);
    const person = hasPeople && index % 25 === 12 ? ` ${someone(random, index / 25)} ` : ' ';
    pieces.push(
      `<p>${plainText(random, 60)} <a href="${link(random)}">${plainText(random, 12)}</a>`,
      ` ${plainText(random, 60)}${person}<em>${plainText(random, 12)}</em> ${plainText(random, 50)}.</p>\n`,
    );
  }
  return `<main>${pieces.join('')}</main>`;
}

/** 10,000 rows, 70,000 texts, 10,000 links. */
function table(random: Random, hasPeople: boolean): string {
  const pieces = ['<main><table><tbody>'];
  for (let index = 0; index < ROWS; index++) {
    const person = hasPeople && index % 50 === 25 ? someone(random, index / 50) : 'none';
    pieces.push(
      `<tr><td>${index}</td><td><a href="${link(random)}">${plainText(random, 12)}</a></td>`,
      `<td>${plainText(random, 8)}</td><td>${person}</td>`,
      `<td>${random.below(28)}/${random.below(12)}/2026</td><td>${random.below(100)} %</td></tr>\n`,
    );
  }
  pieces.push('</tbody></table></main>');
  return pieces.join('');
}

/** One small row of a feed; every twenty-fifth is about somebody. */
export function rowMarkup(random: Random, index: number): string {
  const person =
    index % 25 === 12 ? someone(random, Math.floor(index / 25)) : plainText(random, 10);
  return `<a href="${link(random)}">${plainText(random, 10)}</a> <span>${person}</span>`;
}

/** A person as pages show them, in four ways that take turns. */
function someone(random: Random, turn: number): string {
  switch (Math.floor(turn) % 4) {
    case 0:
      return inventedAddress(random);
    case 1:
      return inventedProfile(random);
    case 2:
      return `<a href="mailto:${inventedAddress(random)}">Write</a>`;
    default:
      return `<a href="https://www.linkedin.com/in/${inventedSlug(random)}/?trk=x">Profile</a>`;
  }
}

function link(random: Random): string {
  return random.below(2) === 0
    ? `/articles/${random.below(10_000)}`
    : `https://news.example.org/topics/${random.below(10_000)}?page=${random.below(9)}#top`;
}
