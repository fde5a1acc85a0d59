import type { DialogProps } from './acts';
import { PaymentDialog } from './PaymentDialog';

export default function WithdrawalAct(props: DialogProps) {
  return <PaymentDialog kind="withdrawal" {...props} />;
}
