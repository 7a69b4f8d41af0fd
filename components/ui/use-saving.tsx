import './saving.css';
import type { ComponentChild } from 'preact';
import { useState } from 'preact/hooks';
import { failureOf } from '../../lib/failure';
import { text } from '../../lib/text';
import { wordsOf } from './failure-words';

/** What saves a file, and what is said of it: to a screen reader, and to everybody where it failed. */
export function useSaving(): [
  save: (work: () => Promise<void>) => Promise<void>,
  said: ComponentChild,
] {
  const [said, setSaid] = useState('');
  const [problem, setProblem] = useState('');
  const save = async (work: () => Promise<void>) => {
    setProblem('');
    setSaid(text('batchSaving'));
    try {
      await work();
      setSaid(text('batchSaved'));
    } catch (thrown) {
      setSaid('');
      setProblem(wordsOf(failureOf(thrown)).body);
    }
  };
  return [
    save,
    <>
      <p role="status" class="visually-hidden">
        {said}
      </p>
      {problem !== '' && (
        <p role="alert" class="bad">
          {problem}
        </p>
      )}
    </>,
  ];
}
