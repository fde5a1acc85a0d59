import { Button } from '@mantine/core';
import { useState } from 'react';
import { useMay, useViewer } from '../../api/viewer';
import { useTexts } from '../../texts/texts';
import { ActionDialog } from '../../ui/ActionDialog';
import { Moment } from '../../ui/values/Moment';
import { Fact, Facts } from '../../ui/Page';
import { Panel, splitStyles } from '../../ui/layout/Split';
import { useValueName } from '../../ui/values/Tag';
import { useAct } from '../../ui/useAct';
import { ClaimBanner } from '../../work/ClaimBanner';
import type { Claims } from '../../work/useClaims';
import { APPROVE_CLIENT, DISABLE_CLIENT, RENEW_SECRET } from './operations';
import { ProgramState, type Program } from './ProgramsPage';
import type { Shown } from './Secret';

interface Props {
  program: Program;
  claims: Claims;
  onSecret: (shown: Shown) => void;
  onClose: () => void;
}

export function ProgramPanel({ program, claims, onSecret, onClose }: Props) {
  const t = useTexts('programs');
  const valueName = useValueName();
  return (
    <Panel title={program.name} aside={<ProgramState program={program} />} onClose={onClose}>
      <Facts>
        <Fact name={t('id')}>
          <span className={splitStyles['mono']}>{program.id}</span>
        </Fact>
        <Fact name={t('kind')}>{valueName('ClientKind', program.kind)}</Fact>
        {program.roles.length > 0 && <Fact name={t('roles')}>{program.roles.join(', ')}</Fact>}
        {program.scopes.length > 0 && <Fact name={t('scopes')}>{program.scopes.map((scope) => valueName('ClientScope', scope)).join(', ')}</Fact>}
        {program.redirectUris.length > 0 && (
          <Fact name={t('redirectUris')}>
            <span className={splitStyles['mono']}>{program.redirectUris.join(' ')}</span>
          </Fact>
        )}
        <Fact name={t('createdAt')}>
          <Moment at={program.createdAt} />
        </Fact>
        <Fact name={t('askedBy')}>{program.askedBy ?? '–'}</Fact>
        <Fact name={t('approvedBy')}>{program.approvedBy ?? '–'}</Fact>
        {program.disabledAt !== null && (
          <Fact name={t('disabledAt')}>
            <Moment at={program.disabledAt} />
          </Fact>
        )}
      </Facts>
      {program.disabledAt === null && <Acts program={program} claims={claims} onSecret={onSecret} />}
    </Panel>
  );
}

function Acts({ program, claims, onSecret }: Omit<Props, 'onClose'>) {
  const t = useTexts('programs');
  const act = useAct();
  const { name } = useViewer();
  const mayApprove = useMay('Mutation.approveClient');
  const mayRenew = useMay('Mutation.renewClientSecret');
  const mayDisable = useMay('Mutation.disableClient');
  const [asked, setAsked] = useState<'approve' | 'renew' | 'disable' | null>(null);
  const waits = program.approvedAt === null || program.secretWaits;
  const isMine = program.askedBy === `operator:${name}` || program.askedBy === name;
  const input = { clientId: program.id };
  const perform = async () => {
    if (asked === 'approve') return (await act(APPROVE_CLIENT, { input: { ...input, askedBy: program.askedBy ?? '' } })).problem;
    if (asked === 'disable') return (await act(DISABLE_CLIENT, { input })).problem;
    const { outcome, problem } = await act(RENEW_SECRET, { input });
    if (outcome && 'secret' in outcome) onSecret({ id: program.id, secret: outcome.secret });
    return problem;
  };
  return (
    <>
      <ClaimBanner kind="CLIENT" id={program.id} isWaiting={mayApprove && waits && !isMine} claims={claims} />
      {waits && isMine && <p className={splitStyles['quiet']}>{t('mine')}</p>}
      <div className={splitStyles['buttons']}>
        {mayApprove && waits && !isMine && <Button onClick={() => setAsked('approve')}>{t('act.approve')}</Button>}
        {mayRenew && (program.kind === 'SERVICE' || program.kind === 'WEB') && (
          <Button variant="default" onClick={() => setAsked('renew')}>
            {t('act.renew')}
          </Button>
        )}
        {mayDisable && (
          <Button color="red.9" variant="outline" onClick={() => setAsked('disable')}>
            {t('act.disable')}
          </Button>
        )}
      </div>
      <ActionDialog
        isOpen={asked !== null}
        title={program.name}
        confirm={t(`act.${asked ?? 'approve'}`)}
        isHarmful={asked !== 'approve'}
        onConfirm={perform}
        onClose={() => setAsked(null)}
      >
        <p>{t(`consequence.${asked ?? 'approve'}`)}</p>
      </ActionDialog>
    </>
  );
}
