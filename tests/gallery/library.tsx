import '../../components/ui/theme.css';
import '../../components/library/library.css';
import { serveStories } from './draw';
import { LIBRARY_STORIES } from './stories/library';

// As the library page's entry point: the same style sheets in the same order.
serveStories(LIBRARY_STORIES, async () => undefined);
