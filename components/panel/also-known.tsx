import { useEffect, useState } from 'preact/hooks';
import { text } from '../../lib/text';
import type { PanelModel } from './panel-model';
import type { Asked, View } from './view';

/** What other providers are known to say of the person on the card, one button each; nobody is asked. */
export function AlsoKnown(props: { model: PanelModel; view: Extract<View, { kind: 'answer' }> }) {
  const { model, view } = props;
  const { answer, by } = view;
  const [known, setKnown] = useState<readonly Asked[]>([]);
  useEffect(() => {
    let isWanted = true;
    void model.alsoKnown(view).then((found) => isWanted && setKnown(found));
    return () => {
      isWanted = false;
    };
  }, [model, answer]);
  const show = (other: Asked) => () => {
    const from = by ?? { provider: view.provider, answer };
    const isBack = other === by;
    model.view.value = { kind: 'answer', ...other, ...(isBack ? {} : { by: from }) };
  };
  return (
    <>
      {[...(by === undefined ? [] : [by]), ...known].map((other) => (
        <button type="button" class="quiet" key={other.provider.id} onClick={show(other)}>
          {text('alsoKnown', { provider: other.provider.name })}
        </button>
      ))}
    </>
  );
}
