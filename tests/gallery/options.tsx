import '../../components/ui/theme.css';
import '../../components/options/options.css';
import { serveStories } from './draw';
import { OPTIONS_STORIES } from './stories/options';

// As the options page's entry point: the same style sheets in the same order.
serveStories(OPTIONS_STORIES, async () => undefined);
