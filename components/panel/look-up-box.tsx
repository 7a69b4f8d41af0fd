import './look-up-box.css';
import { useEffect, useRef, useState } from 'preact/hooks';
import { text } from '../../lib/text';
import type { PanelModel } from './panel-model';
import { SearchFor } from './search-for';

/** A box that takes a profile URL, an address, or text that holds some. `/` brings the focus here. */
export function LookUpBox({ model, isFocused }: { model: PanelModel; isFocused: boolean }) {
  const [isNobody, setNobody] = useState(false);
  const box = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (isFocused) box.current?.focus();
  }, [isFocused]);
  const submit = async (event: SubmitEvent) => {
    event.preventDefault();
    setNobody(!(await model.lookUp(box.current?.value ?? '')));
  };
  return (
    <form class="look-up" onSubmit={submit} noValidate>
      <label for="look-up">{text('lookUpField')}</label>
      <div class="row-of-two">
        <input
          id="look-up"
          ref={box}
          type="search"
          autocomplete="off"
          spellcheck={false}
          placeholder={text('lookUpPlaceholder')}
          aria-invalid={isNobody}
          aria-describedby={isNobody ? 'look-up-nobody' : undefined}
          onInput={() => setNobody(false)}
        />
        <button type="submit" class="plain">
          {text('lookUp')}
        </button>
      </div>
      {isNobody && (
        <>
          <p id="look-up-nobody" role="alert" class="bad">
            {text('lookUpNobody')}
          </p>
          <SearchFor model={model} words={box.current?.value ?? ''} />
        </>
      )}
    </form>
  );
}
