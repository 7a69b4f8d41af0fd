import '../../components/ui/theme.css';
import '../../components/panel/panel.css';
import '../../components/panel/identity.css';
import '../../components/panel/card.css';
import { loadLater } from '../../components/panel/later';
import { serveStories } from './draw';
import { FORGETTING } from './stories/forgetting';
import { PANEL_STORIES } from './stories/panel';

// As the panel's entry point: the same style sheets in the same order.
serveStories({ ...PANEL_STORIES, ...FORGETTING }, loadLater);
