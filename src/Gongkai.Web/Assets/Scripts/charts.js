// Draws each <figure data-chart> from the table inside it, so that figure and table cannot differ.
import { BarChart, LineChart, PieChart } from 'echarts/charts';
import { AriaComponent, GridComponent, LegendComponent, TooltipComponent } from 'echarts/components';
import { init, use } from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';

use([BarChart, LineChart, PieChart, GridComponent, LegendComponent, TooltipComponent, AriaComponent, SVGRenderer]);

const token = name => getComputedStyle(document.documentElement).getPropertyValue(name).trim();

/** A cell without a number is a gap, never a zero. */
function figure(cell) {
  const text = (cell?.dataset.value ?? cell?.textContent ?? '').replace(/[,，\s]/g, '');
  return text === '' || Number.isNaN(Number(text)) ? null : Number(text);
}

function read(table) {
  const names = [...table.tHead.rows[0].cells].slice(1).map(cell => cell.textContent.trim());
  const lines = [...table.tBodies[0].rows];
  return {
    labels: lines.map(line => line.cells[0].textContent.trim()),
    series: names.map((name, i) => ({ name, data: lines.map(line => figure(line.cells[i + 1])) })),
  };
}

function options(kind, { labels, series }) {
  const text = { color: token('--ink-2'), fontFamily: token('--sans'), fontSize: 13 };
  const common = {
    animation: false,
    color: [token('--main'), token('--stop'), token('--ok'), token('--edge'), token('--alarm'), token('--sixth')],
    textStyle: text,
    legend: { show: series.length > 1 || kind === 'pie', top: 0, textStyle: text, icon: 'rect' },
    // Markup in the tooltip would need inline styles, which the page's policy forbids.
    tooltip: { trigger: kind === 'pie' ? 'item' : 'axis', renderMode: 'richText', confine: true },
    aria: { enabled: false },
  };
  if (kind === 'pie') {
    const data = labels.map((name, i) => ({ name, value: series[0].data[i] }));
    return { ...common, series: [{ type: 'pie', radius: ['38%', '68%'], top: 24, data, label: { color: token('--ink-2'), formatter: '{b} {c}' } }] };
  }
  const across = kind === 'bar-across';
  const names = { type: 'category', data: labels, axisLabel: { ...text, hideOverlap: true }, axisLine: { lineStyle: { color: token('--edge') } }, axisTick: { show: false }, inverse: across };
  const values = { type: 'value', axisLabel: text, splitLine: { lineStyle: { color: token('--line-2') } } };
  return {
    ...common,
    grid: { left: 8, right: 16, top: series.length > 1 ? 36 : 16, bottom: 4, containLabel: true },
    xAxis: across ? values : names,
    yAxis: across ? names : values,
    series: series.map(one => ({ ...one, type: kind === 'line' ? 'line' : 'bar', stack: kind === 'bar-stacked' ? 'all' : undefined, barMaxWidth: 28, symbolSize: 6 })),
  };
}

for (const holder of document.querySelectorAll('figure[data-chart]')) {
  const table = holder.querySelector('table');
  const plot = holder.querySelector('.plot');
  if (!table || !plot) {
    continue;
  }
  plot.append(document.createElement('div'));
  plot.firstChild.className = 'plot-in';
  const chart = init(plot.firstChild, null, { renderer: 'svg', height: plot.clientHeight - 16, width: plot.clientWidth - 16 });
  chart.setOption(options(holder.dataset.chart, read(table)));
  window.addEventListener('resize', () => chart.resize({ width: plot.clientWidth - 16 }));
}
