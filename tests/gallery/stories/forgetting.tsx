import { Panel } from '../../../components/panel/app';
import { Forget } from '../../../components/panel/forget';
import type { Person } from '../../../lib/person';
import { answerWith, buildPanel, PROVIDER, personNamed } from '../../components/panel/world';
import type { Stories, Story } from './story';

function asking(name: string, person: Person): Story {
  const render = async () => {
    const { model } = await buildPanel();
    const view = { kind: 'answer', answer: answerWith(person), provider: PROVIDER } as const;
    model.view.value = view;
    model.provider.value = PROVIDER;
    return (
      <>
        <Panel model={model} />
        <Forget model={model} view={view} person={person} onClose={() => undefined} />
      </>
    );
  };
  return { name: `forgetting-${name}`, render };
}

const LONG_NAME = 'Maximiliana Wilhelmina Theodora von und zu Langenfeld-Kaltenbrunn-Testhausen';

/** What is asked before somebody is forgotten. */
export const FORGETTING = {
  forgetting: [
    asking('somebody', personNamed('Amara Test', { slug: 'amara-0x1c' })),
    asking('long-name', personNamed(LONG_NAME)),
    asking('right-to-left', personNamed('נועה בדיקה')),
  ],
} as const satisfies Stories;
