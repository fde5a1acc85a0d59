import type { DialogProps } from './acts';
import { PaymentDialog } from './PaymentDialog';

export default function DepositAct(props: DialogProps) {
  return <PaymentDialog kind="deposit" {...props} />;
}
