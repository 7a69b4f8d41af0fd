import '../../components/ui/theme.css';
import '../../components/library/library.css';
import { serveStories } from './draw';
import { BATCH_STORIES } from './stories/batches';
import { LIBRARY_STORIES } from './stories/library';
import { PEOPLE_STORIES } from './stories/people';
import { SEARCH_STORIES } from './stories/search';

// As the library page's entry point: the same style sheets in the same order.
serveStories(
  { ...LIBRARY_STORIES, ...BATCH_STORIES, ...PEOPLE_STORIES, ...SEARCH_STORIES },
  async () => undefined,
);
