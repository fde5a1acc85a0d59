import { useEffect, useState } from 'react';
import { Masthead } from '../session/Masthead';
import { useTitle } from '../session/page/useTitle';
import { useTexts } from '../texts/texts';
import { askEvents, DOCUMENT, type EventField, type EventType } from './document';
import './events.css';

/** Every event that other systems may receive: what it means, its fields, an example, and who receives it. */
export function EventsPage() {
  const t = useTexts('events');
  const [sought, setSought] = useState('');
  const events = useEvents();
  useTitle(t('title'));
  return (
    <div className="events">
      <Masthead />
      <main>
        <h1>{t('title')}</h1>
        <p className="hint">{t('hint')}</p>
        <p className="hint">{t('rights')}</p>
        <p>
          <a href={DOCUMENT}>{t('document')}</a>
        </p>
        {events === null && <output>{t('looking')}</output>}
        {events === undefined && <p role="alert">{t('missing')}</p>}
        {events && (
          <>
            <label className="seek">
              {t('seek')}
              <input type="search" value={sought} onChange={(change) => setSought(change.target.value)} />
            </label>
            <Found events={events.filter((event) => matches(event, sought))} />
          </>
        )}
      </main>
    </div>
  );
}

function matches(event: EventType, sought: string): boolean {
  return `${event.name} ${event.meaning}`.toLowerCase().includes(sought.trim().toLowerCase());
}

function Found({ events }: { events: readonly EventType[] }) {
  const t = useTexts('events');
  return (
    <>
      <output>{t('count', { count: events.length })}</output>
      {events.map((event) => (
        <Event key={event.key} event={event} />
      ))}
    </>
  );
}

function Event({ event }: { event: EventType }) {
  const t = useTexts('events');
  return (
    <section aria-labelledby={event.key}>
      <h2 id={event.key}>
        <code>{event.type}</code>
      </h2>
      <p>{event.meaning}</p>
      <p className="hint">
        {t('needs')} <Coordinates names={event.shownTo} />
      </p>
      {event.fields.length === 0 ? <p>{t('noFields')}</p> : <Fields event={event} />}
      <details>
        <summary>{t('example')}</summary>
        <pre>{event.example}</pre>
      </details>
    </section>
  );
}

function Fields({ event }: { event: EventType }) {
  const t = useTexts('events');
  return (
    <details>
      <summary>{t('fields', { count: event.fields.length })}</summary>
      <table aria-labelledby={event.key}>
        <thead>
          <tr>
            <th scope="col">{t('field')}</th>
            <th scope="col">{t('type')}</th>
            <th scope="col">{t('meaning')}</th>
            <th scope="col">{t('shownTo')}</th>
          </tr>
        </thead>
        <tbody>
          {event.fields.map((field) => (
            <Row key={field.name} field={field} />
          ))}
        </tbody>
      </table>
    </details>
  );
}

function Row({ field }: { field: EventField }) {
  const t = useTexts('events');
  return (
    <tr>
      <th scope="row">
        <code>{field.name}</code>
      </th>
      <td>{field.type}</td>
      <td>
        {field.meaning}
        {field.values.length > 0 && <span className="values">{field.values.join(', ')}</span>}
      </td>
      <td>{field.shownTo.length === 0 ? t('notGiven') : <Coordinates names={field.shownTo} />}</td>
    </tr>
  );
}

function Coordinates({ names }: { names: readonly string[] }) {
  return names.map((name) => (
    <code key={name} className="coordinate">
      {name}
    </code>
  ));
}

/** Null while they are asked for. */
function useEvents(): readonly EventType[] | undefined | null {
  const [events, setEvents] = useState<readonly EventType[] | undefined | null>(null);
  useEffect(() => {
    void askEvents().then(setEvents);
  }, []);
  return events;
}
