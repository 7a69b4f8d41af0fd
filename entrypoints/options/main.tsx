import '../../components/ui/theme.css';
import '../../components/options/options.css';
import { startOptions } from '../../components/options/start';

void startOptions(document.getElementById('root'));
