namespace Podium.Cli.Training.Report;

/// <summary>
/// How the page looks. The colours are told apart by those who see fewer of them (after Okabe and Ito); every second
/// line is dashed besides.
/// </summary>
internal static class ReportStyle
{
    /// <summary>The style sheet, which holds nothing that XML would write otherwise.</summary>
    public const string Text = """
        :root { color-scheme: light; --page: #f6f7f9; --card: #ffffff; --ink: #1c2430; --soft: #5a6675;
          --line: #e3e7ec; --axis: #9aa5b1; --heat: 0 86 145; --warn: #b3460a; --warn-page: #fdf3ec;
          --good: #00714f; --bad: #b3460a;
          --c0: #0067a5; --c1: #c8500a; --c2: #00805e; --c3: #a8478a; --c4: #8a6400; --c5: #2f8fc7; --c6: #5f6b76;
          --c7: #7a4bbf; }
        @media screen and (prefers-color-scheme: dark) {
          :root { color-scheme: dark; --page: #12161c; --card: #1a2029; --ink: #e4e8ee; --soft: #9aa7b6;
            --line: #2b343f; --axis: #5d6a79; --heat: 40 110 175; --warn: #f0a070; --warn-page: #2b211b;
            --good: #4fcf9f; --bad: #f0a070;
            --c0: #5fb2f2; --c1: #f28f4f; --c2: #45cba0; --c3: #e095c8; --c4: #e0b545; --c5: #8ed0f5; --c6: #a7b1bc;
            --c7: #b79af0; } }
        * { box-sizing: border-box; }
        body { margin: 0 auto; padding: 48px 24px 64px; max-width: 1168px; background: var(--page); color: var(--ink);
          font: 16px/1.55 system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif;
          overflow-wrap: anywhere; }
        h1 { margin: 0; font-size: 32px; line-height: 1.2; letter-spacing: -0.02em; font-weight: 650; }
        h2 { margin: 0 0 6px; font-size: 21px; letter-spacing: -0.01em; font-weight: 650; }
        h3 { margin: 0; font-size: 15px; font-weight: 600; }
        p { margin: 0 0 16px; color: var(--soft); max-width: 76ch; }
        header p { margin: 6px 0 14px; }
        nav { display: flex; flex-wrap: wrap; gap: 4px 20px; font-size: 14px; }
        a { color: var(--c0); text-decoration: none; }
        a:hover, a:focus { text-decoration: underline; }
        section { margin-top: 52px; }
        .grid { display: grid; grid-template-columns: repeat(12, minmax(0, 1fr)); gap: 20px; }
        .pair { display: grid; grid-template-columns: repeat(2, minmax(0, 1fr)); gap: 20px 24px; }
        .chart, .card { margin: 0; padding: 18px 20px 12px; background: var(--card); border: 1px solid var(--line);
          border-radius: 10px; break-inside: avoid; }
        .wide { grid-column: span 12; }
        .half { grid-column: span 6; }
        .small { grid-column: span 3; padding: 12px 14px 8px; }
        .card + .card, .grid + .card { margin-top: 20px; }
        figcaption p, .card p { margin: 2px 0 8px; font-size: 13px; line-height: 1.45; }
        .half figcaption { min-height: 46px; }
        .tiles { display: grid; grid-template-columns: repeat(auto-fit, minmax(145px, 1fr)); gap: 1px; margin: 0;
          background: var(--card); border: 1px solid var(--line); border-radius: 10px; overflow: hidden; }
        .tiles div { padding: 16px 14px 14px; outline: 1px solid var(--line); }
        .tiles dt { font-size: 13px; color: var(--soft); line-height: 1.35; }
        .tiles dd { margin: 0; }
        .figure { font-size: 23px; white-space: nowrap; font-weight: 620; letter-spacing: -0.02em; line-height: 1.35;
          font-variant-numeric: tabular-nums; }
        .note { font-size: 12px; color: var(--soft); }
        .alarms { margin: 0; padding: 0; list-style: none; }
        .alarms li { margin-top: 10px; padding: 12px 16px; background: var(--warn-page);
          border-left: 4px solid var(--warn); border-radius: 6px; }
        .alarms strong { color: var(--warn); margin-right: 6px; }
        .legend { display: flex; flex-wrap: wrap; gap: 2px 18px; margin: 0 0 8px; padding: 0; list-style: none;
          font-size: 13px; color: var(--soft); }
        .legend svg { display: inline-block; width: 26px; height: 10px; margin-right: 6px; vertical-align: middle; }
        svg { display: block; width: 100%; height: auto; overflow: visible; }
        svg text { font-size: 11.5px; fill: var(--soft); font-variant-numeric: tabular-nums; }
        svg .last { font-weight: 650; fill: var(--c); }
        .grid line { stroke: var(--line); } .grid .zero { stroke: var(--axis); } .grid .axis { stroke: var(--axis); }
        .grid .event { stroke: var(--warn); stroke-width: 2; stroke-dasharray: 3 3; }
        path { fill: none; stroke: var(--c); stroke-linejoin: round; stroke-linecap: round; }
        .pale { stroke-width: 1; opacity: 0.28; }
        .main, .legend .main { stroke: var(--c); stroke-width: 2; }
        .small .main { stroke-width: 1.6; }
        .s1.main, .s3.main, .s5.main, .s7.main { stroke-dasharray: 7 4; stroke-linecap: butt; }
        .bars .legend .main { stroke-width: 10; stroke-dasharray: none; }
        .dot, .bar { fill: var(--c); }
        .s0 { --c: var(--c0); } .s1 { --c: var(--c1); } .s2 { --c: var(--c2); } .s3 { --c: var(--c3); }
        .s4 { --c: var(--c4); } .s5 { --c: var(--c5); } .s6 { --c: var(--c6); } .s7 { --c: var(--c7); }
        details { margin-top: 8px; font-size: 12px; color: var(--soft); }
        summary { cursor: pointer; width: max-content; }
        .scroll { overflow: auto; max-height: 460px; }
        table { width: 100%; border-collapse: collapse; font-size: 13px; overflow-wrap: normal;
          font-variant-numeric: tabular-nums; }
        caption { padding: 14px 0 8px; text-align: left; font-weight: 600; }
        th, td { padding: 4px 10px; border-bottom: 1px solid var(--line); text-align: left; font-weight: 400; }
        td { text-align: right; }
        thead th { position: sticky; top: 0; background: var(--card); color: var(--soft); font-weight: 600; }
        thead th + th { text-align: right; }
        .heat td { border: 2px solid var(--card); border-radius: 4px; text-align: center;
          background: rgb(var(--heat) / var(--shade)); }
        .heat thead th + th { text-align: center; }
        .heat { table-layout: fixed; }
        .heat th { padding: 4px 6px; overflow-wrap: anywhere; }
        .heat th:first-child { width: 144px; }
        .heat .deep { color: #ffffff; }
        .example { margin-top: 12px; }
        .example .question { margin: 8px 0; color: var(--ink); font-size: 15px; }
        .badge { padding: 1px 9px; border: 1px solid; border-radius: 20px; font-weight: 600; }
        .badge.good { color: var(--good); } .badge.bad { color: var(--bad); }
        pre { margin: 0 0 10px; padding: 10px 12px; background: var(--page); border-radius: 6px; font-size: 12px;
          line-height: 1.5; white-space: pre-wrap; font-family: ui-monospace, Menlo, Consolas, monospace; }
        .example dl, .summaries { margin: 0; font-size: 13px; }
        .example dl div, .summaries div { display: grid; grid-template-columns: 120px 1fr; gap: 10px; padding: 3px 0; }
        .summaries { margin-top: 14px; }
        dt { color: var(--soft); } dd { margin: 0; }
        @media (max-width: 860px) { .half { grid-column: span 12; } .small { grid-column: span 6; }
          .wide { overflow-x: auto; } .wide svg { min-width: 720px; } .wide .legend svg { min-width: 0; }
          .pair { grid-template-columns: minmax(0, 1fr); } body { padding: 28px 14px; } }
        @media print { body { padding: 0; max-width: none; background: none; print-color-adjust: exact;
          -webkit-print-color-adjust: exact; } nav, details { display: none; } .scroll { max-height: none; }
          h2 { break-after: avoid; } section { margin-top: 28px; } }
        """;
}
