import '../../components/ui/theme.css';
import '../../components/panel/panel.css';
import '../../components/panel/identity.css';
import '../../components/panel/card.css';
import { startPanel } from '../../components/panel/start';

void startPanel(document.getElementById('root'));
