import type { Report } from '../../../lib/detect/page/report';
import { readHref, readRun } from '../../../lib/detect/read';
import { type Identifier, identifierKey } from '../../../lib/identifier';
import { later, timedTask } from './tasks';

/** Plays the worker: reads what it is told, as a task of its own, and keeps what each finding named. */
export interface TrustedSide {
  /** Answers as the worker would, a moment later. */
  tell(report: Report): Promise<boolean>;
  /** Findings that are told and not lost. */
  findings(): number;
  /** Distinct people among them. */
  people(): number;
  /** Bytes of each message so far; empty when it keeps none. */
  messageBytes(): number[];
}

/** Starts one. A feed that runs for long keeps no messages. */
export function startTrustedSide({ keepsMessages }: { keepsMessages: boolean }): TrustedSide {
  const named = new Map<number, readonly Identifier[]>();
  const messages: Report[] = [];
  const read = ({ isWhole, found, lost, base }: Report) => {
    if (isWhole) named.clear();
    for (const id of lost) named.delete(id);
    for (const { id, href, text } of found) {
      named.set(id, [
        ...(href === undefined ? [] : readHref(href, base)),
        ...(text === undefined ? [] : readRun(text)),
      ]);
    }
  };
  return {
    tell: (report) => {
      if (keepsMessages) messages.push(report);
      return new Promise((resolve) => {
        later(() => {
          timedTask('reading', () => read(report));
          timedTask('reply', () => resolve(true));
        });
      });
    },
    findings: () => named.size,
    people: () => new Set([...named.values()].flat().map(identifierKey)).size,
    messageBytes: () =>
      messages.map((report) => new TextEncoder().encode(JSON.stringify(report)).length),
  };
}
