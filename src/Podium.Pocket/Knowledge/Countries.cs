namespace Podium.Pocket.Knowledge;

/// <summary>Countries whose name and capital are single words.</summary>
internal static class Countries
{
    public static readonly IReadOnlyList<Country> All = Parse(
        """
        France Paris Europe euro
        Germany Berlin Europe euro
        Italy Rome Europe euro
        Spain Madrid Europe euro
        Portugal Lisbon Europe euro
        Austria Vienna Europe euro
        Belgium Brussels Europe euro
        Greece Athens Europe euro
        Finland Helsinki Europe euro
        Ireland Dublin Europe euro
        Estonia Tallinn Europe euro
        Latvia Riga Europe euro
        Croatia Zagreb Europe euro
        Poland Warsaw Europe zloty
        Hungary Budapest Europe forint
        Romania Bucharest Europe leu
        Bulgaria Sofia Europe euro
        Sweden Stockholm Europe krona
        Norway Oslo Europe krone
        Denmark Copenhagen Europe krone
        Iceland Reykjavik Europe krona
        Switzerland Bern Europe franc
        Serbia Belgrade Europe dinar
        Albania Tirana Europe lek
        Ukraine Kyiv Europe hryvnia
        Russia Moscow Europe ruble
        Turkey Ankara Asia lira
        Egypt Cairo Africa pound
        Morocco Rabat Africa dirham
        Tunisia Tunis Africa dinar
        Kenya Nairobi Africa shilling
        Ghana Accra Africa cedi
        Nigeria Abuja Africa naira
        Senegal Dakar Africa franc
        Angola Luanda Africa kwanza
        Zambia Lusaka Africa kwacha
        Rwanda Kigali Africa franc
        Uganda Kampala Africa shilling
        China Beijing Asia yuan
        Japan Tokyo Asia yen
        Thailand Bangkok Asia baht
        Vietnam Hanoi Asia dong
        Indonesia Jakarta Asia rupiah
        Nepal Kathmandu Asia rupee
        Iran Tehran Asia rial
        Iraq Baghdad Asia dinar
        Jordan Amman Asia dinar
        Lebanon Beirut Asia pound
        Mongolia Ulaanbaatar Asia tugrik
        Bangladesh Dhaka Asia taka
        Canada Ottawa America dollar
        Cuba Havana America peso
        Peru Lima America sol
        Chile Santiago America peso
        Ecuador Quito America dollar
        Colombia Bogota America peso
        Venezuela Caracas America bolivar
        Uruguay Montevideo America peso
        Jamaica Kingston America dollar
        Australia Canberra Oceania dollar
        """);

    private static Country[] Parse(string table) =>
        [.. table.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line =>
        {
            var cells = line.Split(' ');
            return new Country(cells[0], cells[1], cells[2], cells[3]);
        })];
}
