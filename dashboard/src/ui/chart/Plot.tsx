/** The drawing of a chart, in a chunk of its own: pages show their figures before it is there. */

import { useEffect, useEffectEvent, useRef } from 'react';
import UPlot from 'uplot';
import 'uplot/dist/uPlot.min.css';
import { useLanguage } from '../../texts/texts';
import styles from './Chart.module.css';
import { rangeOf, TOKENS, type ChartData, type ChartSeries } from './series';

interface Props extends ChartData {
  nameTick: (x: number) => string;
  isCount: boolean;
  timeZone: string | undefined;
  /** The position of the x that is pointed at, or null. */
  onPoint: (position: number | null) => void;
}

const WHOLE = [1, 2, 5].flatMap((first) => Array.from({ length: 12 }, (_, power) => first * 10 ** power)).toSorted((one, other) => one - other);

/** Mounted anew, by its key, when shapes, tones or the language change. */
export default function Plot({ xs, series, nameTick, isCount, timeZone, onPoint }: Props) {
  const host = useRef<HTMLDivElement>(null);
  const plot = useRef<UPlot>(null);
  const language = useLanguage();
  const tick = useEffectEvent(nameTick);
  const point = useEffectEvent(onPoint);
  const draw = useEffectEvent((element: HTMLElement) => {
    const words = { nameTick: (x: number) => tick(x), onPoint: (position: number | null) => point(position) };
    return new UPlot(optionsOf(element, { series, language, isCount, timeZone }, words), dataOf({ xs, series }), element);
  });

  useEffect(() => {
    const element = host.current;
    if (!element) return undefined;
    const made = draw(element);
    plot.current = made;
    const stop = following(element, made);
    return () => {
      stop();
      made.destroy();
      plot.current = null;
    };
  }, []);

  useEffect(() => plot.current?.setData(dataOf({ xs, series })), [xs, series]);
  return <div ref={host} className={styles['host']} />;
}

function dataOf({ xs, series }: ChartData): UPlot.AlignedData {
  return [[...xs], ...series.map(({ values }) => values.map((value) => (value === null ? null : Number(value))))];
}

type Words = Pick<Props, 'nameTick' | 'onPoint'>;
type Look = Pick<Props, 'series' | 'isCount' | 'timeZone'> & { language: string };

function optionsOf(host: HTMLElement, { series, language, isCount, timeZone }: Look, words: Words): UPlot.Options {
  const compact = new Intl.NumberFormat(language, { notation: 'compact', maximumFractionDigits: 1 });
  const font = `11px ${getComputedStyle(host).fontFamily}`;
  const ink = () => colourOf(host, '--ink-3');
  const line = () => colourOf(host, '--line');
  const axis = { stroke: ink, font, ticks: { show: false } };
  const bars = series.filter(({ shape }) => shape === 'bars');
  return {
    width: host.clientWidth,
    height: host.clientHeight,
    legend: { show: false },
    cursor: { y: false, drag: { x: false, y: false }, points: { size: 7 } },
    scales: {
      x: { time: timeZone !== undefined, range: ({ data: [xs] }) => widened(xs, bars.length > 0) },
      y: { range: (_, low, high) => rangeOf(low, high) },
    },
    axes: [
      { ...axis, grid: { show: false }, size: 26, gap: 6, ...(timeZone === undefined ? { space: 56, incrs: WHOLE } : { space: 90 }), values: (_, ticks) => ticks.map((x) => words.nameTick(x)) },
      {
        ...axis,
        grid: { stroke: line, width: 1 },
        gap: 6,
        space: 32,
        size: (chart, ticks) => widthOf(chart, ticks, font),
        values: (_, ticks) => ticks.map((y) => compact.format(y).replace('-', '−')),
        ...(isCount && { incrs: WHOLE }),
      },
    ],
    ...(timeZone !== undefined && { tzDate: (seconds: number) => UPlot.tzDate(new Date(seconds * 1000), timeZone) }),
    series: [{}, ...series.map((each) => drawnAs(host, each, sideOf(bars, each), bars.length))],
    hooks: { setCursor: [({ cursor }) => words.onPoint(cursor.idx ?? null)] },
  };
}

/** From the first x to the last, with room for bars. uPlot makes much more of a single x. */
function widened(xs: UPlot.AlignedData[0], hasBars: boolean): [number, number] {
  const [from, until] = [xs[0] ?? 0, xs.at(-1) ?? 1];
  if (hasBars) return [from - 0.5, until + 0.5];
  return from === until ? [from, from + 1] : [from, until];
}

/** Two kinds of bars stand beside each other: -1 is before the place, 1 after it. */
function sideOf(bars: readonly ChartSeries[], series: ChartSeries): -1 | 0 | 1 {
  if (bars.length < 2) return 0;
  return bars.indexOf(series) * 2 < bars.length ? -1 : 1;
}

function drawnAs(host: HTMLElement, { shape, tone }: ChartSeries, align: -1 | 0 | 1, count: number): UPlot.Series {
  const stroke = () => colourOf(host, TOKENS[tone]);
  const { bars, stepped } = UPlot.paths;
  const points = { show: false };
  if (shape === 'bars') return { stroke, fill: stroke, width: 0, points, ...(bars && { paths: bars({ size: [0.6 / Math.max(1, count), 28], align, radius: 0.12 }) }) };
  if (shape === 'steps') return { stroke, width: 1.5, points, ...(stepped && { paths: stepped({ align: 1 }) }) };
  return { stroke, width: 2, points };
}

function widthOf({ ctx }: UPlot, ticks: readonly string[] | null, font: string): number {
  if (!ticks) return 24;
  ctx.save();
  ctx.font = font;
  const widest = Math.max(0, ...ticks.map((tick) => ctx.measureText(tick).width));
  ctx.restore();
  return Math.ceil(widest) + 12;
}

/** What a custom property comes to here, as a canvas understands it: the property itself may choose between schemes. */
function colourOf(host: HTMLElement, token: string): string {
  host.style.color = `var(${token})`;
  return getComputedStyle(host).color;
}

/** Drawn anew when its place has another size, and in the colours of the scheme when that changes. */
function following(host: HTMLElement, plot: UPlot): () => void {
  const size = new ResizeObserver(() => plot.setSize({ width: host.clientWidth, height: host.clientHeight }));
  size.observe(host);
  const redraw = () => plot.redraw();
  const chosen = new MutationObserver(redraw);
  chosen.observe(document.documentElement, { attributeFilter: ['data-mantine-color-scheme'] });
  const system = matchMedia('(prefers-color-scheme: dark)');
  system.addEventListener('change', redraw);
  return () => {
    size.disconnect();
    chosen.disconnect();
    system.removeEventListener('change', redraw);
  };
}
