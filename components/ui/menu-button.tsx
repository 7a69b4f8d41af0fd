import './menu-button.css';
import type { ComponentChildren } from 'preact';
import { useEffect, useId, useRef, useState } from 'preact/hooks';

// Letters typed within this time are one word that is looked for.
const TYPING_MS = 600;

interface Props<K extends string> {
  readonly items: readonly { readonly key: K; readonly label: string }[];
  readonly onChoose: (key: K) => void;
  /** What the button says. */
  readonly children: ComponentChildren;
}

/**
 * A button with a menu, by the menu button pattern of the ARIA practices: arrows, Home, End and first letters move, Enter and Space
 * choose, Esc and a click elsewhere close it. The menu stands below the nearest positioned element.
 */
export function MenuButton<K extends string>({ items, onChoose, children }: Props<K>) {
  // The place of the item that has the focus; undefined where the menu is closed.
  const [place, setPlace] = useState<number | undefined>(undefined);
  const id = useId();
  const whole = useRef<HTMLDivElement>(null);
  const button = useRef<HTMLButtonElement>(null);
  const menu = useRef<HTMLDivElement>(null);
  const typed = useRef({ word: '', at: 0 });
  const isOpen = place !== undefined;

  useEffect(() => {
    const item = place === undefined ? undefined : menu.current?.children[place];
    if (item instanceof HTMLElement) item.focus();
  }, [place]);
  useEffect(() => {
    if (!isOpen) return;
    const closeElsewhere = ({ target }: Event) => {
      if (!(target instanceof Node && whole.current?.contains(target))) setPlace(undefined);
    };
    document.addEventListener('pointerdown', closeElsewhere);
    document.addEventListener('focusin', closeElsewhere);
    return () => {
      document.removeEventListener('pointerdown', closeElsewhere);
      document.removeEventListener('focusin', closeElsewhere);
    };
  }, [isOpen]);

  function close(): void {
    setPlace(undefined);
    button.current?.focus();
  }

  function choose(key: K): void {
    close();
    onChoose(key);
  }

  /** The next item that begins with what is being typed. */
  function placeTyped(letter: string, at: number): number | undefined {
    const before = at - typed.current.at < TYPING_MS ? typed.current.word : '';
    const word = (before + letter).toLocaleLowerCase();
    typed.current = { word, at };
    // The same letter again goes on to the next one.
    const isOne = [...word].every((one) => one === word[0]);
    const start = isOne ? (place ?? -1) + 1 : (place ?? 0);
    const inTurn = items.map((_, index) => (start + index) % items.length);
    const sought = isOne ? (word[0] ?? '') : word;
    return inTurn.find((index) => items[index]?.label.toLocaleLowerCase().startsWith(sought));
  }

  function placeFor({ key, timeStamp }: KeyboardEvent): number | undefined {
    const last = items.length - 1;
    if (key === 'ArrowDown') return place === undefined || place === last ? 0 : place + 1;
    if (key === 'ArrowUp') return place === undefined || place === 0 ? last : place - 1;
    if (place === undefined) return undefined;
    if (key === 'Home') return 0;
    if (key === 'End') return last;
    return key.length === 1 && key !== ' ' ? (placeTyped(key, timeStamp) ?? place) : undefined;
  }

  function onKeyDown(event: KeyboardEvent): void {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    // A key that means something in an open menu means nothing to the panel: Esc closes the menu alone.
    if (isOpen) event.stopPropagation();
    if (isOpen && event.key === 'Escape') {
      close();
      return;
    }
    const next = placeFor(event);
    if (next === undefined) return;
    event.preventDefault();
    setPlace(next);
  }

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the keys are those of the button and the items in it.
    <div ref={whole} onKeyDown={onKeyDown}>
      <button
        type="button"
        ref={button}
        id={`${id}-of`}
        aria-haspopup="menu"
        aria-expanded={isOpen}
        aria-controls={isOpen ? id : undefined}
        onClick={() => setPlace(isOpen ? undefined : 0)}
      >
        {children}
      </button>
      {isOpen && (
        <div class="menu" role="menu" id={id} ref={menu} aria-labelledby={`${id}-of`}>
          {items.map(({ key, label }) => (
            <button
              type="button"
              role="menuitem"
              tabIndex={-1}
              key={key}
              onClick={() => choose(key)}
            >
              {label}
            </button>
          ))}
        </div>
      )}
    </div>
  );
}
