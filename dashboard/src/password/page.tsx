import { PATTERNS } from '../paths';
import { ObjectPage } from './ObjectPage';
import { PasswordPage } from './PasswordPage';

export default function Page() {
  if (location.pathname === PATTERNS.objectToReset) return <ObjectPage />;
  return <PasswordPage resetting={location.pathname === PATTERNS.resetPassword} />;
}
