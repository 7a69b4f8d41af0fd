import { MOST_FINDINGS } from './limits';
import type { Finding, Report } from './report';

/** What is found, before it has a number. */
export type Content = Omit<Finding, 'id'>;

/** A part of what is told: as much as one message holds. */
export type Part = Pick<Report, 'found' | 'lost' | 'isWhole' | 'isCut'>;

/** A finding, its content as a key, and how many nodes say it. */
export type Told = [finding: Finding, key: string, count: number];

let lastId = 0;
/** The nodes that say something. */
export let reporters: Map<Node, Told[]>;
let byKey: Map<string, Told>;
/** What is still to be told: a finding, or that it is lost. */
export let news: Map<number, Finding | undefined>;
/** Whether everything is to be told anew. */
export let isWhole: boolean;

/** Forgets all: nothing is found, and nothing was told. */
export function forgetAll(): void {
  reporters = new Map();
  byKey = new Map();
  tellWhole();
}

/** Everything is to be told anew. */
export function tellWhole(): void {
  isWhole = true;
  news = new Map();
  for (const [finding] of byKey.values()) news.set(finding.id, finding);
}

/** What a node says now, in place of what it said before. No more than a number of distinct findings are kept. */
export function say(node: Node, contents: readonly Content[] = []): void {
  const before = reporters.get(node);
  const now: Told[] = [];
  for (const content of contents) {
    const key = JSON.stringify(content);
    let told = byKey.get(key);
    if (!told) {
      if (byKey.size >= MOST_FINDINGS) continue;
      told = [{ id: ++lastId, ...content }, key, 0];
      byKey.set(key, told);
      news.set(lastId, told[0]);
    }
    told[2]++;
    now.push(told);
  }
  reporters.delete(node);
  if (now.length) reporters.set(node, now);
  for (const told of before ?? []) {
    if (--told[2]) continue;
    byKey.delete(told[1]);
    news.set(told[0].id, undefined);
  }
}

/** The next part of what is to be told, and what to call when it was taken. */
export function nextPart(): [part: Part, take: () => void] {
  const from = news;
  const sent: [number, Finding | undefined][] = [];
  const found: Finding[] = [];
  const lost: number[] = [];
  // 60,000 bytes less what stands around: an address of at most LONGEST_HREF, and names.
  let room = 55e3;
  for (const entry of news) {
    // Never shorter than its bytes.
    room -= encodeURI(JSON.stringify(entry)).length;
    if (room < 0) break;
    sent.push(entry);
    const [id, finding] = entry;
    if (finding) found.push(finding);
    else lost.push(id);
  }
  const take = () => {
    // Meanwhile everything is to be told anew.
    if (from !== news) return;
    isWhole = false;
    for (const [id, finding] of sent) if (news.get(id) === finding) news.delete(id);
  };
  return [{ found, lost, isWhole, isCut: byKey.size >= MOST_FINDINGS }, take];
}
