import '../../components/ui/theme.css';
import '../../components/panel/panel.css';
import '../../components/panel/identity.css';
import '../../components/panel/card.css';
import { loadLater } from '../../components/panel/later';
import { serveStories } from './draw';
import { DIALOGS } from './stories/dialogs';
import { PANEL_STORIES } from './stories/panel';
import { SECTIONS } from './stories/sections';

// As the panel's entry point: the same style sheets in the same order.
serveStories({ ...PANEL_STORIES, ...DIALOGS, ...SECTIONS }, loadLater);
