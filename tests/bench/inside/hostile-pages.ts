import { inventedAddress } from '../people';
import { randomFrom } from '../random';

/** A page made to hurt, and what it then does. */
export interface HostilePage {
  build(): void;
  readonly change?: () => void;
}

const MUTATIONS = 200_000;

/** The pages by name. */
export const HOSTILE_PAGES = {
  'million-at': {
    build: () => document.body.replaceChildren('@'.repeat(1_000_000)),
  },
  'adjacent-texts': {
    build: () => {
      const paragraph = document.createElement('p');
      for (let index = 0; index < 100_000; index++) paragraph.append(index % 2 === 0 ? 'a' : '@');
      document.body.replaceChildren(paragraph);
    },
  },
  'deep-shadows': {
    build: () => {
      const random = randomFrom(41);
      let parent: ShadowRoot | HTMLElement = document.body;
      parent.replaceChildren();
      for (let depth = 0; depth < 500; depth++) {
        const host: HTMLElement = document.createElement('div');
        parent.append(host);
        parent = host.attachShadow({ mode: 'open' });
        parent.append(`${inventedAddress(random)} `);
      }
    },
  },
  mutations: {
    build: () => {
      const random = randomFrom(43);
      const rows = Array.from({ length: 1_000 }, () => {
        const row = document.createElement('p');
        const link = document.createElement('a');
        link.href = '/';
        row.append(inventedAddress(random), link);
        return row;
      });
      document.body.replaceChildren(...rows);
    },
    change: () => {
      const random = randomFrom(47);
      const rows = [...document.body.children];
      for (let count = 0; count < MUTATIONS; count++) {
        const row = random.one(rows);
        const text = row.firstChild as Text;
        if (count % 2 === 0) text.data = inventedAddress(random);
        else row.lastElementChild?.setAttribute('href', `mailto:${inventedAddress(random)}`);
      }
    },
  },
} satisfies Record<string, HostilePage>;
