import '../../components/ui/theme.css';
import '../../components/library/library.css';
import { startLibrary } from '../../components/library/start';

void startLibrary(document.getElementById('root'));
