import { AccountPage } from './AccountPage';
import { realmHere } from './realm';
import { resumeEither } from './resumeEither';

void resumeEither(realmHere());

export default AccountPage;
