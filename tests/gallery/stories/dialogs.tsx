import { Panel } from '../../../components/panel/app';
import { Forget } from '../../../components/panel/forget';
import { PhotoLocked } from '../../../components/panel/photo-locked';
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

const photoLocked: Story = {
  name: 'photo-locked',
  async render() {
    const { model } = await buildPanel();
    const answer = answerWith(personNamed('Amara Test'));
    model.view.value = { kind: 'answer', answer, provider: PROVIDER };
    model.provider.value = PROVIDER;
    return (
      <>
        <Panel model={model} />
        <PhotoLocked
          provider={PROVIDER.name}
          send={model.beside.world.send}
          onUnlocked={() => undefined}
          onClose={() => undefined}
        />
      </>
    );
  },
};

const LONG_NAME = 'Maximiliana Wilhelmina Theodora von und zu Langenfeld-Kaltenbrunn-Testhausen';

/** What is asked before somebody is forgotten, and before a photo is asked for with a locked key. */
export const DIALOGS = {
  forgetting: [
    asking('somebody', personNamed('Amara Test', { slug: 'amara-0x1c' })),
    asking('long-name', personNamed(LONG_NAME)),
    asking('right-to-left', personNamed('נועה בדיקה')),
  ],
  photo: [photoLocked],
} as const satisfies Stories;
