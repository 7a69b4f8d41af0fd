import { fireEvent, render, screen, within } from '@testing-library/preact';
import { beforeEach, describe, expect, it } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { Panel } from '../../../components/panel/app';
import { pictureUrl } from '../../../components/panel/picture';
import { freeFailure } from '../../../lib/failure';
import type { Company, Person } from '../../../lib/person';
import { readSettings, writeSetting } from '../../../lib/settings';
import { expectAccessible } from '../setup';
import { answerWith, buildPanel, PROVIDER, personNamed } from './world';

const URL_OF_PHOTO = 'https://media.example.com/ida.jpg';

// What the panel told the worker of pictures, and what the worker answers.
let told: unknown[] = [];
let answer: () => unknown;
beforeEach(() => {
  fakeBrowser.reset();
  told = [];
  answer = () => ({ ok: true, value: null });
  Object.assign(fakeBrowser.runtime, {
    sendMessage: async (message: unknown) => {
      told.push(message);
      return answer();
    },
  });
});

async function drawn(changed: Partial<Person> = {}, provider = PROVIDER) {
  const { model } = await buildPanel();
  model.provider.value = provider;
  const person = personNamed('Ida Ashgrove', { photoUrl: URL_OF_PHOTO, ...changed });
  model.view.value = { kind: 'answer', answer: answerWith(person), provider };
  return render(<Panel model={model} />);
}

/** Lets the picture end as a browser would: `sides` are its own width and height. */
function arrive(image: HTMLElement, ...sides: readonly [number, number]): void {
  Object.defineProperty(image, 'naturalWidth', { value: sides[0] });
  Object.defineProperty(image, 'naturalHeight', { value: sides[1] });
  fireEvent.load(image);
}

const load = () => screen.findByRole('button', { name: 'Load photo from media.example.com' });
const photo = () => screen.findByRole<HTMLImageElement>('img', { name: 'Photo of Ida Ashgrove' });

describe('a photo', () => {
  it('is not loaded until a click, and who would hear of it is said before', async () => {
    const { container } = await drawn();
    const button = await load();
    expect(container.querySelector('img')).toBeNull();
    expect(
      container.querySelector(`#${button.getAttribute('aria-describedby')}`)?.textContent,
    ).toBe('media.example.com will see that you look at this person, and its cookies may travel.');
    await expectAccessible(container);
  });

  it('is loaded without a referrer, is seen once it is one, and can be taken away again', async () => {
    const { container } = await drawn();
    fireEvent.click(await load());
    const image = await photo();
    expect(image.src).toBe(URL_OF_PHOTO);
    expect(image.getAttribute('referrerpolicy')).toBe('no-referrer');
    expect(image.getAttribute('decoding')).toBe('async');
    expect(image.classList.contains('shown')).toBe(false);
    arrive(image, 200, 200);
    expect((await photo()).classList.contains('shown')).toBe(true);
    await expectAccessible(container);
    fireEvent.click(screen.getByRole('button', { name: 'Hide photo' }));
    expect(container.querySelector('img')).toBeNull();
    await load();
  });

  it.each([
    ['that is no picture', (image: HTMLElement) => fireEvent.error(image)],
    ['without a size', (image: HTMLElement) => arrive(image, 0, 0)],
    ['of one pixel', (image: HTMLElement) => arrive(image, 1, 1)],
    ['of a monstrous size', (image: HTMLElement) => arrive(image, 60_000, 10)],
  ])('%s leaves the monogram, and a quiet word', async (_, end) => {
    const { container } = await drawn();
    fireEvent.click(await load());
    end(await photo());
    expect(await screen.findByText(/The photo could not be shown\./)).toBeTruthy();
    expect(container.querySelector('img')).toBeNull();
    expect(screen.getByText('IA')).toBeTruthy();
    await expectAccessible(container);
  });

  it('is written down before its host hears of anything', async () => {
    const written = Promise.withResolvers<unknown>();
    answer = () => written.promise;
    const { container } = await drawn({ slug: 'ida-0x1c' });
    fireEvent.click(await load());
    await expect
      .poll(() => told)
      .toEqual([
        {
          type: 'log-picture',
          args: { url: URL_OF_PHOTO, identifier: { kind: 'profile', slug: 'ida-0x1c' } },
        },
      ]);
    expect(container.querySelector('img')).toBeNull();
    written.resolve({ ok: true, value: null });
    expect((await photo()).src).toBe(URL_OF_PHOTO);
    expect(told).toHaveLength(1);
  });

  it('is not loaded where that cannot be written down', async () => {
    answer = () => ({ ok: false, failure: { code: 'storage-full', charged: 'no' } });
    const { container } = await drawn();
    fireEvent.click(await load());
    expect(await screen.findByText(/The photo could not be shown\./)).toBeTruthy();
    expect(container.querySelector('img')).toBeNull();
  });

  it('is loaded at once where the settings say so', async () => {
    await writeSetting('photos', 'always');
    await drawn();
    expect((await photo()).src).toBe(URL_OF_PHOTO);
  });

  it('is never offered where the settings say so', async () => {
    await writeSetting('photos', 'never');
    const { container } = await drawn({ roles: [roleAt('Weftworks')] });
    await screen.findByText('Weftworks');
    // Without the settings nothing is offered either; whoever reads them after the card has them later.
    await readSettings();
    expect(container.querySelector('.photo, img')).toBeNull();
    expect(screen.queryByText('Load company logos')).toBeNull();
  });
});

it('no picture is loaded because the settings said so once', async () => {
  await writeSetting('photos', 'always');
  const person = { roles: [roleAt('Weftworks')] };
  const { container, unmount } = await drawn(person);
  await photo();
  unmount();
  await writeSetting('photos', 'never');
  const asked: string[] = [];
  const observer = new MutationObserver(() => {
    for (const image of container.ownerDocument.querySelectorAll('img')) asked.push(image.src);
  });
  observer.observe(document.body, { childList: true, subtree: true });
  const { findByText, queryByText } = await drawn(person);
  await findByText('Weftworks');
  await readSettings();
  expect(document.querySelector('img')).toBeNull();
  expect(queryByText('Load company logos')).toBeNull();
  observer.disconnect();
  expect(asked).toEqual([]);
});

describe('a photo that is not there any more', () => {
  const TELLS = {
    ...PROVIDER,
    id: 'enrich-layer',
    name: 'Enrich Layer',
    supports: { ...PROVIDER.supports, hasPicture: true as const },
  };

  async function failed(now: () => Promise<string | null>) {
    const { model, stage } = await buildPanel();
    const asked: string[] = [];
    model.findPicture = async (slug) => {
      asked.push(slug);
      return now();
    };
    model.provider.value = TELLS;
    const person = personNamed('Ida Ashgrove', { photoUrl: URL_OF_PHOTO, slug: 'ida-0x1c' });
    model.view.value = { kind: 'answer', answer: answerWith(person), provider: TELLS };
    const { container } = render(<Panel model={model} />);
    fireEvent.click(await load());
    fireEvent.error(await photo());
    return { container, asked, stage };
  }

  const ask = () => screen.findByRole('button', { name: 'Ask Enrich Layer for the photo · free' });

  it('is asked for on a click, and shown where it is now', async () => {
    const { container, asked } = await failed(async () => 'https://media.example.com/new.jpg');
    const button = await ask();
    expect(asked).toEqual([]);
    await expectAccessible(container);
    fireEvent.click(button);
    expect((await photo()).src).toBe('https://media.example.com/new.jpg');
    expect(asked).toEqual(['ida-0x1c']);
  });

  it('with a locked key is not asked for: that is said, and after unlocking it is', async () => {
    let isLocked = true;
    const { container, asked, stage } = await failed(async () => {
      if (isLocked) throw freeFailure('locked', { provider: 'Enrich Layer' });
      return 'https://media.example.com/new.jpg';
    });
    stage.unlock = async () => {
      throw freeFailure('wrong-passphrase');
    };
    fireEvent.click(await ask());
    const dialog = await screen.findByRole('dialog', { name: 'The key is locked' });
    expect(dialog.textContent).toContain(
      'The Enrich Layer key is locked with your passphrase. Nothing was charged.',
    );
    const field = within(dialog).getByLabelText('Passphrase');
    expect(document.activeElement).toBe(field);
    await expectAccessible(container);

    fireEvent.input(field, { target: { value: 'not it' } });
    fireEvent.click(within(dialog).getByRole('button', { name: 'Unlock' }));
    expect((await within(dialog).findByRole('alert')).textContent).toMatch(/passphrase/i);
    expect(asked).toEqual(['ida-0x1c']);

    isLocked = false;
    stage.unlock = async () => null;
    fireEvent.click(within(dialog).getByRole('button', { name: 'Unlock' }));
    expect((await photo()).src).toBe('https://media.example.com/new.jpg');
    expect(screen.queryByRole('dialog')).toBeNull();
    expect(asked).toEqual(['ida-0x1c', 'ida-0x1c']);
  });

  it('with a locked key is done without where the user likes that better', async () => {
    const { container, asked } = await failed(async () => {
      throw freeFailure('locked');
    });
    fireEvent.click(await ask());
    fireEvent.click(await screen.findByRole('button', { name: 'Go on without the photo' }));
    await expect.poll(() => screen.queryByRole('dialog')).toBeNull();
    // It can be asked for again.
    expect(await ask()).toBeTruthy();
    expect(container.querySelector('img')).toBeNull();
    expect(asked).toHaveLength(1);
  });

  it('is not loaded from another host before that one is named', async () => {
    const { container } = await failed(async () => 'https://other.example.org/new.jpg');
    fireEvent.click(await ask());
    const named = await screen.findByRole('button', { name: 'Load photo from other.example.org' });
    expect(container.querySelector('img')).toBeNull();
    fireEvent.click(named);
    expect((await photo()).src).toBe('https://other.example.org/new.jpg');
  });

  it.each([
    ['there is none', async () => null],
    ['the question fails', () => Promise.reject(new Error('offline'))],
  ])('leaves the monogram where %s', async (_, now) => {
    const { container } = await failed(now);
    fireEvent.click(await ask());
    await load();
    expect(screen.getByText(/The photo could not be shown\./)).toBeTruthy();
    expect(container.querySelector('img')).toBeNull();
  });

  it('is nobody’s concern where the provider tells no such thing', async () => {
    await drawn({ slug: 'ida-0x1c' });
    fireEvent.click(await load());
    fireEvent.error(await photo());
    await load();
    expect(screen.queryByRole('button', { name: /^Ask / })).toBeNull();
  });
});

it('in the demo no picture is offered, nor loaded by the settings', async () => {
  await writeSetting('photos', 'always');
  const demo = { ...PROVIDER, id: 'demo', isDemo: true };
  const { container } = await drawn({ roles: [roleAt('Weftworks')] }, demo);
  await screen.findByText('Weftworks');
  await readSettings();
  expect(container.querySelector('.photo, img')).toBeNull();
});

describe('where a picture may come from', () => {
  it.each([
    'https://media.licdn.com/a.jpg?e=1',
    'https://bücher.example.com/a',
    'HTTPS://A.example.org/x.png',
  ])('%s', (url) => expect(pictureUrl(url)?.protocol).toBe('https:'));

  it.each([
    'http://media.example.com/a.jpg',
    'javascript:alert(1)',
    'data:image/png;base64,AAAA',
    'blob:https://a.example.com/1',
    '//media.example.com/a.jpg',
    'media.example.com/a.jpg',
    'https://media.example.com/a.svg',
    'https://media.example.com/a.SVGZ?x=.png',
    'https://192.168.0.1/a.jpg',
    'https://[::1]/a.jpg',
    'https://0x7f.1/a.jpg',
    'https://router/a.jpg',
    'https://printer.local/a.jpg',
    'https://admin.internal/a.jpg',
    'https://media.example.com:8443/a.jpg',
    'https://ida:secret@media.example.com/a.jpg',
    '',
  ])('not %s', async (url) => {
    expect(pictureUrl(url)).toBeUndefined();
  });

  it('is seen by the card, which offers nothing else', async () => {
    await drawn({ photoUrl: 'https://192.168.0.1/a.jpg' });
    await readSettings();
    expect(screen.queryByRole('button', { name: /^Load photo/ })).toBeNull();
  });
});

function roleAt(name: string, changed: Partial<Company> = {}): Person['roles'][number] {
  const logoUrl = 'https://logos.example.net/l.png';
  return { company: { name, industries: [], ids: {}, logoUrl, ...changed }, isCurrent: false };
}

describe('company logos', () => {
  it('are loaded together, by one control that names every host', async () => {
    const { container } = await drawn({
      roles: [
        roleAt('Weftworks'),
        roleAt('Selvedge', { logoUrl: 'https://media.example.org/s.png' }),
        roleAt('Heddle', { logoUrl: 'javascript:alert(1)' }),
      ],
    });
    const region = within(screen.getByRole('region', { name: /^Experience/ }));
    const button = await region.findByRole('button', { name: 'Load company logos' });
    expect(container.querySelector('img')).toBeNull();
    expect(
      region.getByText(/^logos\.example\.net and media\.example\.org will see which companies/),
    ).toBeTruthy();
    await expectAccessible(container);
    fireEvent.click(button);
    const sources = () => [...container.querySelectorAll('img')].map(({ src }) => src);
    await expect
      .poll(sources)
      .toEqual(['https://logos.example.net/l.png', 'https://media.example.org/s.png']);
    expect(region.queryByRole('button', { name: 'Load company logos' })).toBeNull();
    expect(told).toEqual(sources().map((url) => ({ type: 'log-picture', args: { url } })));
    const [first] = container.querySelectorAll('img');
    if (first === undefined) throw new Error('There is no logo.');
    fireEvent.error(first);
    await expect.poll(sources).toEqual(['https://media.example.org/s.png']);
  });
});
