import { useMedia } from '../ui/use-media';

/** Whether there is room for two columns of facts beside their names; follows the panel's width. */
export function useIsWide(): boolean {
  return useMedia('(min-width: 480px)');
}
