/** A page, what happens to it, and what it shows before and after. Identifiers are written as in text.txt. */
export interface Change {
  readonly lines: string;
  readonly name: string;
  readonly html: string;
  readonly before: string;
  /** Runs in the page and therefore sees nothing but the document it is given. */
  readonly change: (page: Document) => void;
  readonly after: string;
}

const JANE = '4f252e212a0f272e3d2d203a3d612a372e223f232a612c2022';
const JOHN = '4f252027210f2d2e36612a372e223f232a61212a3b';

/** Changes that the page script must follow (H10, O1), and those it must not. */
export const changes: readonly Change[] = [
  {
    lines: 'H10',
    name: 'element inserted',
    html: '<div></div>',
    before: 'none',
    change: (page) =>
      page.querySelector('div')?.insertAdjacentHTML('beforeend', '<p>jane@harbour.example.com</p>'),
    after: 'jane@harbour.example.com',
  },
  {
    lines: 'H10',
    name: 'text inserted',
    html: '<p></p>',
    before: 'none',
    change: (page) => page.querySelector('p')?.append('linkedin.com/in/jane-doe-4f2a'),
    after: 'in/jane-doe-4f2a',
  },
  {
    lines: 'H10',
    name: 'link inserted',
    html: '<p></p>',
    before: 'none',
    change: (page) => {
      const link = page.createElement('a');
      link.href = 'mailto:jane@harbour.example.com';
      page.querySelector('p')?.append(link);
    },
    after: 'jane@harbour.example.com',
  },
  {
    lines: 'H10 O1',
    name: 'element removed',
    html: '<p>jane@harbour.example.com</p><i>john@bay.example.net</i>',
    before: 'jane@harbour.example.com john@bay.example.net',
    change: (page) => page.querySelector('p')?.remove(),
    after: 'john@bay.example.net',
  },
  {
    lines: 'H10 O1',
    name: 'ancestor of text and link removed',
    html: '<div><p>jane@harbour.example.com <a href="https://www.linkedin.com/in/jane-doe-4f2a">x</a></p></div>',
    before: 'jane@harbour.example.com in/jane-doe-4f2a',
    change: (page) => page.querySelector('div')?.remove(),
    after: 'none',
  },
  {
    lines: 'H10 O1',
    name: 'one of two copies removed',
    html: '<p>jane@harbour.example.com</p><i>jane@harbour.example.com</i>',
    before: 'jane@harbour.example.com',
    change: (page) => page.querySelector('p')?.remove(),
    after: 'jane@harbour.example.com',
  },
  {
    lines: 'H10 O1',
    name: 'both of two copies removed',
    html: '<p>jane@harbour.example.com</p><p>jane@harbour.example.com</p>',
    before: 'jane@harbour.example.com',
    change: (page) => {
      for (const copy of page.querySelectorAll('p')) copy.remove();
    },
    after: 'none',
  },
  {
    lines: 'H10 O1',
    name: 'text removed, its link stays',
    html: '<a href="mailto:jane@harbour.example.com">jane@harbour.example.com</a>',
    before: 'jane@harbour.example.com',
    change: (page) => page.querySelector('a')?.replaceChildren(),
    after: 'jane@harbour.example.com',
  },
  {
    lines: 'H10',
    name: 'moved within the page',
    html: '<div id="a"><p>jane@harbour.example.com</p></div><div id="b"></div>',
    before: 'jane@harbour.example.com',
    change: (page) => page.querySelector('#b')?.append(page.querySelector('p') ?? ''),
    after: 'jane@harbour.example.com',
  },
  {
    lines: 'H10 H3',
    name: 'moved into a hidden element',
    html: '<p>jane@harbour.example.com</p><div hidden></div>',
    before: 'jane@harbour.example.com',
    change: (page) => page.querySelector('div')?.append(page.querySelector('p') ?? ''),
    after: 'none',
  },
  {
    lines: 'H10 H3',
    name: 'moved out of a hidden element',
    html: '<div hidden><p>jane@harbour.example.com</p></div>',
    before: 'none',
    change: (page) => page.body.prepend(page.querySelector('p') ?? ''),
    after: 'jane@harbour.example.com',
  },
  {
    lines: 'H10 H2',
    name: 'moved into an editable region',
    html: '<p><a href="https://www.linkedin.com/in/jane-doe-4f2a">x</a></p><div contenteditable></div>',
    before: 'in/jane-doe-4f2a',
    change: (page) => page.querySelector('div')?.append(page.querySelector('p') ?? ''),
    after: 'none',
  },
  {
    lines: 'H10',
    name: 'removed and put back at once',
    html: '<p>jane@harbour.example.com</p>',
    before: 'jane@harbour.example.com',
    change: (page) => {
      const paragraph = page.querySelector('p');
      paragraph?.remove();
      page.body.prepend(paragraph ?? '');
    },
    after: 'jane@harbour.example.com',
  },
  {
    lines: 'H10',
    name: 'inserted and removed at once',
    html: '<div></div>',
    before: 'none',
    change: (page) => {
      const paragraph = page.createElement('p');
      paragraph.textContent = 'jane@harbour.example.com';
      page.querySelector('div')?.append(paragraph);
      paragraph.remove();
    },
    after: 'none',
  },
  {
    lines: 'H10',
    name: 'text changed in place',
    html: '<p>jane@harbour.example.com</p>',
    before: 'jane@harbour.example.com',
    change: (page) => {
      const text = page.querySelector('p')?.firstChild;
      if (text) text.nodeValue = 'john@bay.example.net';
    },
    after: 'john@bay.example.net',
  },
  {
    lines: 'H10',
    name: 'text changed to nothing',
    html: '<p>jane@harbour.example.com</p>',
    before: 'jane@harbour.example.com',
    change: (page) => {
      const text = page.querySelector('p')?.firstChild;
      if (text) text.nodeValue = 'Jane';
    },
    after: 'none',
  },
  {
    lines: 'H10',
    name: 'text typed letter by letter',
    html: '<p>jane@</p>',
    before: 'none',
    change: (page) => {
      const text = page.querySelector('p')?.firstChild;
      for (const letter of 'harbour.example.com') {
        if (text) text.nodeValue += letter;
      }
    },
    after: 'jane@harbour.example.com',
  },
  {
    lines: 'H10',
    name: 'content replaced',
    html: '<div>jane@harbour.example.com</div>',
    before: 'jane@harbour.example.com',
    change: (page) => {
      const box = page.querySelector('div');
      if (box) box.innerHTML = '<p>john@<b>bay.example.net</b></p>';
    },
    after: 'john@bay.example.net',
  },
  {
    lines: 'H10',
    name: 'body replaced',
    html: '<p>jane@harbour.example.com</p>',
    before: 'jane@harbour.example.com',
    change: (page) => {
      const body = page.createElement('body');
      body.innerHTML = '<p>john@bay.example.net</p>';
      page.body.replaceWith(body);
    },
    after: 'john@bay.example.net',
  },
  {
    lines: 'H10',
    name: 'fifty rows inserted',
    html: '<ul></ul>',
    before: 'none',
    change: (page) => {
      for (let row = 0; row < 50; row++) {
        const item = page.createElement('li');
        item.textContent = `Row ${row}${row % 10 === 0 ? `: row${row}@harbour.example.com` : ''}`;
        page.querySelector('ul')?.append(item);
      }
    },
    after:
      'row0@harbour.example.com row10@harbour.example.com row20@harbour.example.com row30@harbour.example.com row40@harbour.example.com',
  },
  {
    lines: 'H10 H6',
    name: 'text appended to a complete address',
    html: '<p>jane@harbour-4f2a.com</p>',
    before: 'jane@harbour-4f2a.com',
    change: (page) => page.querySelector('p')?.append('.au'),
    after: 'jane@harbour-4f2a.com.au',
  },
  {
    lines: 'H10 H6',
    name: 'text put before an incomplete address',
    html: '<p>@harbour.example.com</p>',
    before: 'none',
    change: (page) => page.querySelector('p')?.prepend('jane'),
    after: 'jane@harbour.example.com',
  },
  {
    lines: 'H10 H6',
    name: 'text split in two',
    html: '<p>jane@harbour.example.com</p>',
    before: 'jane@harbour.example.com',
    change: (page) => {
      const text = page.querySelector('p')?.firstChild;
      if (text instanceof Text) text.splitText('jane@harbour'.length);
    },
    after: 'jane@harbour.example.com',
  },
  {
    lines: 'H10 H6',
    name: 'separating element removed',
    html: '<p>jane<br>@harbour.example.com</p>',
    before: 'none',
    change: (page) => page.querySelector('br')?.remove(),
    after: 'jane@harbour.example.com',
  },
  {
    lines: 'H10 H7',
    name: 'separating element inserted',
    html: '<p>jane<b>@harbour.example.com</b></p>',
    before: 'jane@harbour.example.com',
    change: (page) => page.querySelector('b')?.before(page.createElement('br')),
    after: 'none',
  },
  {
    lines: 'H10 H7',
    name: 'inline neighbour changed',
    html: '<p><b>jane</b>@harbour.example.com</p>',
    before: 'jane@harbour.example.com',
    change: (page) => {
      const text = page.querySelector('b')?.firstChild;
      if (text) text.nodeValue = 'john';
    },
    after: 'john@harbour.example.com',
  },
  {
    lines: 'H10 H7',
    name: 'inline neighbour removed',
    html: '<p><b>jane</b>@harbour.example.com</p>',
    before: 'jane@harbour.example.com',
    change: (page) => page.querySelector('b')?.remove(),
    after: 'none',
  },
  {
    lines: 'H10 H7',
    name: 'slug inserted after its prefix',
    html: '<p>linkedin.com/in/<b></b></p>',
    before: 'none',
    change: (page) => page.querySelector('b')?.append('jane-doe-4f2a'),
    after: 'in/jane-doe-4f2a',
  },
  {
    lines: 'H10 H6',
    name: 'hidden element between texts is shown',
    html: '<p>jane<span hidden> and </span>@harbour.example.com</p>',
    before: 'jane@harbour.example.com',
    change: (page) => page.querySelector('span')?.removeAttribute('hidden'),
    after: 'none',
  },
  {
    lines: 'H10 H4',
    name: 'href changed',
    html: '<a href="https://www.linkedin.com/in/jane-doe-4f2a">x</a>',
    before: 'in/jane-doe-4f2a',
    change: (page) =>
      page.querySelector('a')?.setAttribute('href', 'https://www.linkedin.com/in/john-roe-9c1b'),
    after: 'in/john-roe-9c1b',
  },
  {
    lines: 'H10 H4',
    name: 'href added',
    html: '<a>Jane</a>',
    before: 'none',
    change: (page) =>
      page.querySelector('a')?.setAttribute('href', 'mailto:jane@harbour.example.com'),
    after: 'jane@harbour.example.com',
  },
  {
    lines: 'H10 H4',
    name: 'href removed',
    html: '<a href="mailto:jane@harbour.example.com">Jane</a>',
    before: 'jane@harbour.example.com',
    change: (page) => page.querySelector('a')?.removeAttribute('href'),
    after: 'none',
  },
  {
    lines: 'H10 H4',
    name: 'href of an area changed',
    html: '<map><area href="#"></map>',
    before: 'none',
    change: (page) =>
      page.querySelector('area')?.setAttribute('href', 'mailto:jane@harbour.example.com'),
    after: 'jane@harbour.example.com',
  },
  {
    lines: 'H10 H3',
    name: 'shown by attribute',
    html: '<div hidden><p>jane@harbour.example.com</p></div>',
    before: 'none',
    change: (page) => page.querySelector('div')?.removeAttribute('hidden'),
    after: 'jane@harbour.example.com',
  },
  {
    lines: 'H10 H3',
    name: 'hidden by attribute',
    html: '<div><p>jane@harbour.example.com <a href="https://www.linkedin.com/in/jane-doe-4f2a">x</a></p></div>',
    before: 'jane@harbour.example.com in/jane-doe-4f2a',
    change: (page) => page.querySelector('div')?.setAttribute('hidden', ''),
    after: 'none',
  },
  {
    lines: 'H10 H3',
    name: 'shown by display',
    html: '<div style="display:none"><a href="mailto:jane@harbour.example.com">x</a></div>',
    before: 'none',
    change: (page) => page.querySelector('div')?.style.setProperty('display', 'block'),
    after: 'jane@harbour.example.com',
  },
  {
    lines: 'H10 H3',
    name: 'hidden by display',
    html: '<div><p>jane@harbour.example.com</p></div>',
    before: 'jane@harbour.example.com',
    change: (page) => page.querySelector('div')?.style.setProperty('display', 'none'),
    after: 'none',
  },
  {
    lines: 'H10 H3',
    name: 'shown by visibility',
    html: '<p style="visibility:hidden">jane@harbour.example.com</p>',
    before: 'none',
    change: (page) => page.querySelector('p')?.removeAttribute('style'),
    after: 'jane@harbour.example.com',
  },
  {
    lines: 'H10 H3',
    name: 'hidden by visibility',
    html: '<p style="color:red">jane@harbour.example.com</p>',
    before: 'jane@harbour.example.com',
    change: (page) => page.querySelector('p')?.style.setProperty('visibility', 'hidden'),
    after: 'none',
  },
  {
    lines: 'H10 H3',
    name: 'style changes and hides nothing',
    html: '<p>jane@harbour.example.com</p>',
    before: 'jane@harbour.example.com',
    change: (page) => page.querySelector('p')?.style.setProperty('color', 'red'),
    after: 'jane@harbour.example.com',
  },
  {
    lines: 'H10 H3',
    name: 'shown, but still inside another hidden element',
    html: '<div hidden><p hidden>jane@harbour.example.com</p></div>',
    before: 'none',
    change: (page) => page.querySelector('p')?.removeAttribute('hidden'),
    after: 'none',
  },
  {
    lines: 'H10 H3',
    name: 'text inserted into a hidden element',
    html: '<div hidden></div>',
    before: 'none',
    change: (page) => page.querySelector('div')?.append('jane@harbour.example.com'),
    after: 'none',
  },
  {
    lines: 'H10 H3',
    name: 'filled while hidden, then shown',
    html: '<div hidden></div>',
    before: 'none',
    change: (page) => {
      page.querySelector('div')?.append('jane@harbour.example.com');
      page.querySelector('div')?.removeAttribute('hidden');
    },
    after: 'jane@harbour.example.com',
  },
  {
    lines: 'H10 H2',
    name: 'becomes editable',
    html: '<div>jane@harbour.example.com <a href="https://www.linkedin.com/in/jane-doe-4f2a">x</a></div>',
    before: 'jane@harbour.example.com in/jane-doe-4f2a',
    change: (page) => page.querySelector('div')?.setAttribute('contenteditable', 'true'),
    after: 'none',
  },
  {
    lines: 'H10 H2',
    name: 'is no longer editable',
    html: '<div contenteditable>jane@harbour.example.com</div>',
    before: 'none',
    change: (page) => page.querySelector('div')?.setAttribute('contenteditable', 'false'),
    after: 'jane@harbour.example.com',
  },
  {
    lines: 'H10 H2',
    name: 'typed into an editable region',
    html: '<div contenteditable></div>',
    before: 'none',
    change: (page) => page.querySelector('div')?.append('jane@harbour.example.com'),
    after: 'none',
  },
  {
    lines: 'H10 H1',
    name: 'text inserted into skipped elements',
    html: '<style></style><textarea></textarea>',
    before: 'none',
    change: (page) => {
      page.querySelector('style')?.append('/* jane@harbour.example.com */');
      page.querySelector('textarea')?.append('jane@harbour.example.com');
    },
    after: 'none',
  },
  {
    lines: 'H10 E14',
    name: 'protected address changed',
    html: `<span data-cfemail="${JANE}">x</span>`,
    before: 'jane@harbour.example.com',
    change: (page) =>
      page
        .querySelector('span')
        ?.setAttribute('data-cfemail', '4f252027210f2d2e36612a372e223f232a61212a3b'),
    after: 'john@bay.example.net',
  },
  {
    lines: 'H10 E14',
    name: 'protected address removed',
    html: `<span data-cfemail="${JANE}">x</span>`,
    before: 'jane@harbour.example.com',
    change: (page) => page.querySelector('span')?.removeAttribute('data-cfemail'),
    after: 'none',
  },
  {
    lines: 'H10 E14',
    name: 'protected address replaced by the plain one',
    html: `<p><span data-cfemail="${JOHN}">x</span></p>`,
    before: 'john@bay.example.net',
    change: (page) => page.querySelector('span')?.replaceWith('john@bay.example.net'),
    after: 'john@bay.example.net',
  },
  {
    lines: 'H10 H5',
    name: 'other attributes changed',
    html: '<p>Jane</p>',
    before: 'none',
    change: (page) => {
      page.querySelector('p')?.setAttribute('title', 'jane@harbour.example.com');
      page.querySelector('p')?.setAttribute('data-email', 'jane@harbour.example.com');
    },
    after: 'none',
  },
  {
    lines: 'H10 H8',
    name: 'host inserted with its shadow root',
    html: '<div></div>',
    before: 'none',
    change: (page) => {
      const host = page.createElement('x-card');
      host.attachShadow({ mode: 'open' }).innerHTML = '<p>jane@harbour.example.com</p>';
      page.querySelector('div')?.append(host);
    },
    after: 'jane@harbour.example.com',
  },
  {
    lines: 'H10 H8',
    name: 'host deep in an inserted tree',
    html: '<div></div>',
    before: 'none',
    change: (page) => {
      const tree = page.createElement('section');
      tree.innerHTML = '<p><x-card></x-card></p>';
      const root = tree.querySelector('x-card')?.attachShadow({ mode: 'open' });
      if (root) root.innerHTML = '<a href="https://www.linkedin.com/in/jane-doe-4f2a">x</a>';
      page.querySelector('div')?.append(tree);
    },
    after: 'in/jane-doe-4f2a',
  },
  {
    lines: 'H10 H8',
    name: 'element inserted into a shadow root',
    html: '<x-card><template shadowrootmode="open"><p></p></template></x-card>',
    before: 'none',
    change: (page) => {
      const root = page.querySelector('x-card')?.shadowRoot;
      root?.querySelector('p')?.insertAdjacentHTML('beforeend', '<b>jane@harbour.example.com</b>');
    },
    after: 'jane@harbour.example.com',
  },
  {
    lines: 'H10 H8',
    name: 'text changed in a nested shadow root',
    html: '<x-a><template shadowrootmode="open"><x-b><template shadowrootmode="open"><p>jane@harbour.example.com</p></template></x-b></template></x-a>',
    before: 'jane@harbour.example.com',
    change: (page) => {
      const inner = page.querySelector('x-a')?.shadowRoot?.querySelector('x-b')?.shadowRoot;
      const text = inner?.querySelector('p')?.firstChild;
      if (text) text.nodeValue = 'john@bay.example.net';
    },
    after: 'john@bay.example.net',
  },
  {
    lines: 'H10 H8',
    name: 'link changed in a shadow root',
    html: '<x-card><template shadowrootmode="open"><a href="#">x</a></template></x-card>',
    before: 'none',
    change: (page) =>
      page
        .querySelector('x-card')
        ?.shadowRoot?.querySelector('a')
        ?.setAttribute('href', 'mailto:jane@harbour.example.com'),
    after: 'jane@harbour.example.com',
  },
  {
    lines: 'H10 H8',
    name: 'hidden in a shadow root',
    html: '<x-card><template shadowrootmode="open"><p>jane@harbour.example.com</p></template></x-card>',
    before: 'jane@harbour.example.com',
    change: (page) =>
      page
        .querySelector('x-card')
        ?.shadowRoot?.querySelector('p')
        ?.style.setProperty('display', 'none'),
    after: 'none',
  },
  {
    lines: 'H10 H8',
    name: 'host removed',
    html: '<x-card><template shadowrootmode="open"><p>jane@harbour.example.com</p></template></x-card>',
    before: 'jane@harbour.example.com',
    change: (page) => page.querySelector('x-card')?.remove(),
    after: 'none',
  },
  {
    lines: 'H10 H8',
    name: 'ancestor of a nested host removed',
    html: '<div><x-a><template shadowrootmode="open"><x-b><template shadowrootmode="open"><a href="mailto:jane@harbour.example.com">x</a></template></x-b></template></x-a></div>',
    before: 'jane@harbour.example.com',
    change: (page) => page.querySelector('div')?.remove(),
    after: 'none',
  },
  {
    lines: 'H10 H8 H3',
    name: 'host hidden',
    html: '<div><x-card><template shadowrootmode="open"><p>jane@harbour.example.com</p></template></x-card></div>',
    before: 'jane@harbour.example.com',
    change: (page) => page.querySelector('div')?.setAttribute('hidden', ''),
    after: 'none',
  },
  {
    lines: 'H10 H8 H3',
    name: 'host shown',
    html: '<x-card hidden><template shadowrootmode="open"><p>jane@harbour.example.com</p></template></x-card>',
    before: 'none',
    change: (page) => page.querySelector('x-card')?.removeAttribute('hidden'),
    after: 'jane@harbour.example.com',
  },
  {
    lines: 'H10 H8 O1',
    name: 'slotted text removed',
    html: '<x-card><template shadowrootmode="open"><slot></slot></template>jane@harbour.example.com</x-card>',
    before: 'jane@harbour.example.com',
    change: (page) => page.querySelector('x-card')?.replaceChildren(),
    after: 'none',
  },
  {
    lines: 'H10 H8',
    name: 'moved into a shadow root',
    html: '<p>jane@harbour.example.com</p><x-card><template shadowrootmode="open"><div></div></template></x-card>',
    before: 'jane@harbour.example.com',
    change: (page) =>
      page
        .querySelector('x-card')
        ?.shadowRoot?.querySelector('div')
        ?.append(page.querySelector('p') ?? ''),
    after: 'jane@harbour.example.com',
  },
];
