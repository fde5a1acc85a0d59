import 'graphiql/style.css';
import './explorer.css';
import { resume } from '../session/session';
import { Explorer } from './Explorer';

void resume();

export default Explorer;
