using Podium.Core.Execution;
using Podium.Core.Workflows;

namespace Podium.Core.Tests.Workflows;

public sealed class WorkflowParserTests
{
    private static readonly string[] Names = ["Adder", "gpt-5 mini", "openai:o3", "3"];

    public static TheoryData<string, string> Accepted => new()
    {
        { "plain", "model_id = [0, 1]\nsubtasks = [\"a\", \"b\"]\naccess_list = [[], [\"all\"]]" },
        { "colons", "model_id: [0, 1]\nsubtasks: [\"a\", \"b\"]\naccess_list: [[], [\"all\"]]" },
        { "other order", "access_list = [[], ['all']]\nmodel_id = [0, 1]\nsubtasks = ['a', 'b']" },
        { "one line", "model_id=[0,1] subtasks=['a','b'] access_list=[[],'all']" },
        { "bare all and None", "model_id = [0, 1]\nsubtasks = ['a', 'b']\naccess_list = [None, all]" },
        { "null, shouted", "MODEL_ID = [0, 1]\nSubtasks = ['a', 'b']\nAccess_List = [null, [ALL]]" },
        { "numeric strings", "model_id = ['0', \"1\"]\nsubtasks = ['a', 'b']\naccess_list = [[], 'all']" },
        { "names", "model_id = ['ADDER', 'GPT-5 Mini']\nsubtasks = ['a', 'b']\naccess_list = [[], 'all']" },
        { "bare name", "model_id = [adder, 1]\nsubtasks = ['a', 'b']\naccess_list = [[], 'all']" },
        { "trailing commas", "model_id = [0, 1,]\nsubtasks = ['a', 'b', ]\naccess_list = [[], ['all',],]" },
        { "triple quotes", "model_id = [0, 1]\nsubtasks = [\"\"\"a\"\"\", '''b''']\naccess_list = [[], 'all']" },
        { "smart quotes", "model_id = [0, 1]\nsubtasks = [“a”, ‘b’]\naccess_list = [[], [“all”]]" },
        { "low quotes", "model_id = [0, 1]\nsubtasks = [„a“, «b»]\naccess_list = [[], [“all”]]" },
        { "prefixes", "model_id = [0, 1]\nsubtasks = [f'a', r\"b\"]\naccess_list = [[], 'all']" },
        { "side by side", "model_id = [0, 1]\nsubtasks = ['a', \"\"\n 'b']\naccess_list = [[], 'all']" },
        { "comments", "model_id = [0, # one\n 1 // two\n]\nsubtasks = ['a', 'b']\naccess_list = [[], 'all']" },
        { "lines", "model_id = [\n 0,\n 1\n]\nsubtasks = [\n 'a',\n\n 'b'\n]\naccess_list = [\r\n[],\r\n['all']\r\n]" },
        { "bold", "**model_id** = [0, 1]\n**subtasks:** ['a', 'b']\n- `access_list`: [[], 'all']" },
        { "escaped", "model\\_id = [0, 1]\nsubtasks = ['a', 'b']\naccess\\_list = [[], 'all']" },
        { "fenced", "```python\nmodel_id = [0, 1]\nsubtasks = ['a', 'b']\naccess_list = [[], 'all']\n```" },
        { "fenced values", "model_id:\n```json\n[0, 1]\n```\nsubtasks: `['a', 'b']`\naccess_list: [[], 'all']" },
        { "json", "{\"model_id\": [0, 1], \"subtasks\": [\"a\", \"b\"], \"access_list\": [[], [\"all\"]]}" },
        { "json lines", "{\n\"subtasks\": [\"a\", \"b\"],\n\"model_id\": [0, 1],\n\"access_list\":\n[[],\"all\"],}" },
        { "tuples", "model_id = (0, 1)\nsubtasks = ('a', 'b',)\naccess_list = ((), ('all',))" },
        { "tuples within", "model_id = [0, 1]\nsubtasks = ['a', 'b']\naccess_list = [(), (\"all\",)]" },
        { "draft of tuples", "model_id = (0,\nsubtasks = ('x\nmodel_id = (0, 1)\nsubtasks = ('a', 'b')\n"
            + "access_list = ([], 'all')" },
        { "words between", "model_id = [0, 1] as said.\nNow subtasks = ['a', 'b'],\nand access_list = [[], 'all']." },
    };

    public static TheoryData<string, string, string> Strings => new()
    {
        { "json escapes", "\"\\u0041\\n\\t\\\"\\\\\\/\"", "A\n\t\"\\/" },
        { "surrogate pair", "\"\\ud83d\\ude00\"", "\U0001F600" },
        { "python escapes", "'\\x41\\'\\U0001F600'", "A'\U0001F600" },
        { "unknown escape stays", "'\\d+ \\uZZ'", "\\d+ \\uZZ" },
        { "raw", "r'\\n'", "\\n" },
        { "apostrophe", "'France's capital, don't guess'", "France's capital, don't guess" },
        { "curly apostrophe", "‘Don’t guess’", "Don’t guess" },
        { "other quotes", "\"say 'x', ['y']\"", "say 'x', ['y']" },
        { "triple holds quotes", "\"\"\"say \"x\" twice\"\"\"", "say \"x\" twice" },
        { "line break", "'one\ntwo'", "one\ntwo" },
        { "continued line", "'one \\\ntwo'", "one two" },
        { "lists", "'model_id = [], subtasks = []'", "model_id = [], subtasks = []" },
        { "prose", "'Plan:\nsubtasks: (1) find, (2) count'", "Plan:\nsubtasks: (1) find, (2) count" },
    };

    public static TheoryData<string, string, int, string> Refused => new()
    {
        { "empty", "", 0, "There is no list 'model_id'; write model_id = [...]." },
        { "no list", "I do not know.", 14, "There is no list 'subtasks'; write subtasks = [...]." },
        { "open list", "model_id = [0, 1", 11, "This list is never closed; end it with ']'." },
        { "open tuple", "model_id = (0, 1", 11, "This list is never closed; end it with ')'." },
        { "other bracket", "model_id = (0, 1]", 16, "Expected ',' or ')' here, found ']'." },
        { "other bracket within", "access_list = [(0], 1]", 17, "Expected ',' or ')' here, found ']'." },
        { "open string", "subtasks = ['a", 12, "This string is never closed; end it with the quote it began with." },
        { "no comma", "model_id = [0 1]", 14, "Expected ',' or ']' here, found '1'." },
        { "two commas", "model_id = [0,,1]", 14, "',' cannot begin an entry of a list." },
        { "too deep", "model_id = [[[[0]]]]", 14, "Lists are nested too deeply here." },
        { "unknown worker", Three("['nobody']", "['a']", "[[]]"), 12, "'nobody' is neither the number" },
        { "fraction", Three("[0.5]", "['a']", "[[]]"), 12, "'0.5' is neither the number" },
        { "no text", Three("[0]", "[a]", "[[]]"), 27, "'a' is no subtask; write the subtask in quotes." },
        { "strange access", Three("[0]", "['a']", "[[some]]"), 48, "'some' is no access; write []" },
        { "lengths", Three("[0, 1]", "['a']", "[[]]"), 11, "The lists differ in length" },
        { "not in pool", Three("[4]", "['a']", "[[]]"), 12, "Step 0 names worker 4; the pool has workers 0 to 3." },
        { "below zero", Three("[-1]", "['a']", "[[]]"), 12, "Step 0 names worker -1; the pool has workers 0 to 3." },
        { "empty subtask", Three("[0]", "[' ']", "[[]]"), 27, "The subtask of step 0 is empty." },
        { "itself", Three("[0]", "['a']", "[[0]]"), 47, "Step 0 may see step 0, but no step comes before it." },
        { "accepts nothing", Three("[]", "[]", "[]"), 11, "Three empty lists accept" },
        { "too long", Three(Same("0"), Same("'a'"), Same("[]")), 11, "The workflow has 6 steps" },
    };

    [Theory]
    [MemberData(nameof(Accepted))]
    public void Parse_AcceptedForm_GivesTheTwoSteps(string form, string text)
    {
        var parsed = Parse(text);

        Assert.NotEmpty(form);
        Assert.Equal(
            [new WorkflowStep(0, "a", Access.Nothing), new WorkflowStep(1, "b", Access.Everything)],
            parsed.Steps);
    }

    [Theory]
    [MemberData(nameof(Strings))]
    public void Parse_String_IsWhatItsEscapesSay(string form, string written, string meant)
    {
        var parsed = Parse($"model_id = [0]\nsubtasks = [{written}]\naccess_list = [[]]");

        Assert.NotEmpty(form);
        Assert.Equal(meant, Assert.Single(parsed.Steps).Subtask);
    }

    [Theory]
    [MemberData(nameof(Refused))]
    public void Parse_RefusedText_SaysWhereAndWhy(string form, string text, int position, string start)
    {
        var parse = WorkflowParser.Parse(text, Names, WorkflowValidator.DefaultMaxSteps, EarlierSteps.None);

        Assert.NotEmpty(form);
        var unusable = Assert.IsType<WorkflowParse.Unusable>(parse);
        Assert.Contains(unusable.Errors, error => error.Position == position && error.Reason.StartsWith(start));
    }

    [Fact]
    public void Parse_WorkerNamedLikeANumber_IsMeantWhenQuoted()
    {
        string[] names = ["x", "0"];

        var quoted = WorkflowParser.Parse(Three("['0']", "['a']", "[[]]"), names);
        var bare = WorkflowParser.Parse(Three("[0]", "['a']", "[[]]"), names);

        Assert.Equal(1, Assert.IsType<WorkflowParse.Parsed>(quoted).Workflow.Steps[0].WorkerId);
        Assert.Equal(0, Assert.IsType<WorkflowParse.Parsed>(bare).Workflow.Steps[0].WorkerId);
    }

    [Fact]
    public void Parse_AccessIndices_AreSortedAndWithoutRepeats()
    {
        var parsed = Parse(Three("[0,0,0,0]", "['a','b','c','d']", "[[], 0, ['0'], [2, 1, 2]]"));

        Assert.Equal(
            [Access.Nothing, new Access.Steps([0]), new Access.Steps([0]), new Access.Steps([1, 2])],
            parsed.Steps.Select(step => step.Access));
    }

    [Fact]
    public void Parse_ThreeEmptyListsAfterARound_AcceptsIt()
    {
        var parse = WorkflowParser.Parse("Good.\n" + Three("[]", "[]", "[]"), Names, 5, RandomWorkflows.Earlier);

        var workflow = Assert.IsType<WorkflowParse.Parsed>(parse).Workflow;
        Assert.Equal(new Workflow("Good.", []), workflow);
    }

    [Fact]
    public void Parse_NegativeAccess_CountsBackIntoTheRoundBefore()
    {
        var text = Three("[0, 0]", "['a', 'b']", "[[-1], [0, '-3']]");

        var parse = WorkflowParser.Parse(text, Names, 5, RandomWorkflows.Earlier);

        Assert.Equal(
            [new Access.Steps([-1]), new Access.Steps([-3, 0])],
            Assert.IsType<WorkflowParse.Parsed>(parse).Workflow.Steps.Select(step => step.Access));
    }

    [Fact]
    public void Parse_ManyErrors_ReportsTwentyAtMost()
    {
        var zeros = string.Join(", ", Enumerable.Repeat("[]", 1000));

        var parse = WorkflowParser.Parse(Three($"[{zeros}]", $"[{zeros}]", $"[{zeros}]"), Names);

        Assert.Equal(20, Assert.IsType<WorkflowParse.Unusable>(parse).Errors.Count);
    }

    private static string Same(string entry) => $"[{string.Join(", ", Enumerable.Repeat(entry, 6))}]";

    private static string Three(string workers, string subtasks, string access) =>
        $"model_id = {workers}\nsubtasks = {subtasks}\naccess_list = {access}";

    private static Workflow Parse(string text) =>
        Assert.IsType<WorkflowParse.Parsed>(WorkflowParser.Parse(text, Names, 5, EarlierSteps.None)).Workflow;
}
